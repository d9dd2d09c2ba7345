"""How gunicorn serves the application; read when it starts in this folder.

Left to itself it believes what a process on the same machine says that the client asked for. Here
INTERWONEN_TRUSTED_PROXIES alone decides whether a proxy is believed.
"""

secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
# Nothing steers it but signals; the socket that it makes otherwise needs a home folder to write in.
control_socket_disable = True

bind = "127.0.0.1:8000"
workers = 3
# Who sends slowly holds one of these, and not the whole process; who sends nothing holds none. Each has
# a connection to the database of its own.
threads = 8
timeout = 30  # seconds for one page
limit_request_line = 4094  # bytes of method and address
limit_request_fields = 60
limit_request_field_size = 8190
# The application writes a line for each request, with the name of the page: an address may hold what
# somebody typed.
accesslog = None
