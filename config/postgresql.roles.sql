-- Run by the superuser of the database server at each start of the stack: the account of the office, whose password is ROLE_PASSWORD.
-- It makes databases of its own and nothing else: no superuser, no other roles, no replication, no reading around row rules.
\set ON_ERROR_STOP on
\getenv password ROLE_PASSWORD
SELECT 'CREATE ROLE odoo' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'odoo') \gexec
ALTER ROLE odoo LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 100 PASSWORD :'password';
