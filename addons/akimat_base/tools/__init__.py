from . import serial
