"""How gunicorn serves the application; read when it starts in this folder.

Left to itself it believes what a process on the same machine says that the client asked for. Here
INTERWONEN_TRUSTED_PROXIES alone decides whether a proxy is believed.
"""

secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
# Nothing steers it but signals; the socket that it makes otherwise needs a home folder to write in.
control_socket_disable = True
