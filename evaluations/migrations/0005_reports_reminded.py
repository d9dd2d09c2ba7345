from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evaluations', '0004_council_report'),
    ]

    operations = [
        migrations.AlterField(
            model_name='reminder',
            name='subject',
            field=models.CharField(choices=[('assessment', 'Self-reliance assessments'), ('review', 'Progress reviews'), ('point', 'Action points of an evaluation moment'), ('commitment', 'Commitments'), ('moment', 'Evaluation moments'), ('minutes', 'Minutes for a second look'), ('location', 'Location assessment'), ('council', 'Questions of the council'), ('to_write', 'Reports to the council to write'), ('to_approve', 'Reports to the council to read and approve'), ('to_publish', 'Reports to the council to publish')], max_length=12, verbose_name='subject'),
        ),
    ]
