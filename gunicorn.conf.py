"""How gunicorn serves; it reads this file by itself. The bounds hold before the application looks."""

bind = "127.0.0.1:8000"
workers = 3
threads = 4  # a client that sends slowly holds a thread, and not the whole process
timeout = 30  # seconds for one page
graceful_timeout = 30
keepalive = 2
limit_request_line = 4094  # bytes of method and address
limit_request_fields = 60
limit_request_field_size = 8190
# The application writes a line for each request, with the name of the page: an address may hold what
# somebody typed.
accesslog = None
forwarded_allow_ips = "127.0.0.1"
