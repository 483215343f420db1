"""Pure rules of the control of execution: values in, values out."""
