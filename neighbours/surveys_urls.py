"""Addresses of the survey among neighbours: /<pilot>/buurtmeting/."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import SurveyAnswer, SurveyForm, SurveyRound
from neighbours.views import surveys, surveys_forms, surveys_paper

survey_urls = [
    page("buurtmeting/", surveys.survey_list),
    page("buurtmeting/nieuw/", surveys.survey_create),
    page("buurtmeting/<int:pk>/", surveys.survey_detail),
    page("buurtmeting/<int:pk>/wijzigen/", surveys.survey_change),
    page("buurtmeting/<int:pk>/afronden/", surveys.survey_complete),
    page("buurtmeting/<int:pk>/heropenen/", surveys.survey_reopen),
    page("buurtmeting/<int:pk>/formulier/", surveys_paper.survey_paper),
    page("buurtmeting/<int:pk>/invoeren/", surveys_forms.survey_form_create),
    page("buurtmeting/<int:pk>/formulieren/", surveys_forms.survey_form_list),
    page("buurtformulieren/<int:pk>/wijzigen/", surveys_forms.survey_form_change),
    page("buurtformulieren/<int:pk>/ongedaan/", surveys_forms.survey_form_undo),
]

offer_history(SurveyRound, "buurtmetingen", Permission.NEIGHBOURHOOD_READ, surveys.survey_trail)
offer_history(SurveyForm, "buurtformulieren", Permission.NEIGHBOURHOOD_WRITE, surveys.survey_trail)
offer_history(SurveyAnswer, "buurtantwoorden", Permission.NEIGHBOURHOOD_WRITE, surveys.survey_trail)
