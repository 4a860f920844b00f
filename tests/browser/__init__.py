"""What people click, in a real JupyterLab and a real browser."""
