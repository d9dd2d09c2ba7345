"""Addresses of the evaluation moments and the reports to the council."""

from django.urls import path

from evaluations.views import moments, reports

app_name = "evaluations"

# /<pilot>/evaluaties/
moment_urls = [
    path("evaluaties/", moments.moment_list, name="moment-list"),
    path("evaluaties/nieuw/", moments.moment_create, name="moment-create"),
    path("evaluaties/<int:pk>/", moments.moment_detail, name="moment-detail"),
    path("evaluaties/<int:pk>/oordeel/", moments.moment_hold, name="moment-hold"),
]

# /<pilot>/rapportages/
report_urls = [
    path("rapportages/", reports.report_list, name="report-list"),
    path("rapportages/<quarter:quarter>/", reports.report_detail, name="report-detail"),
    path("rapportages/<quarter:quarter>/teksten/", reports.report_write, name="report-write"),
    path("rapportages/<quarter:quarter>/pdf/", reports.report_pdf, name="report-pdf"),
]

urlpatterns = moment_urls + report_urls
