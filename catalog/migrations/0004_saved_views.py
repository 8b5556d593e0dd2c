import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who has edited a record, and who did so last, is read from Django's own log of the desk.
_INDEX_THE_LOG = migrations.RunSQL(
    "CREATE INDEX catalog_log_by_object ON django_admin_log (object_id, content_type_id)",
    "DROP INDEX catalog_log_by_object",
)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0003_groups"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChosenColumns",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("listed", models.SlugField(max_length=60, verbose_name="list")),
                (
                    "columns",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="columns",
                    ),
                ),
            ],
            options={
                "verbose_name": "chosen columns",
                "verbose_name_plural": "chosen columns",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("listed", models.SlugField(max_length=60, verbose_name="list")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "query",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="query",
                    ),
                ),
                (
                    "columns",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="columns",
                    ),
                ),
                ("shared", models.BooleanField(default=False, verbose_name="shared with everyone")),
                (
                    "is_default",
                    models.BooleanField(default=False, verbose_name="opens with the list"),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["title"], name="record_by_title"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["updated_at"], name="record_by_change"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["status", "path"], name="record_by_status"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("date_edtf", ""), ("date_text", "")),
                fields=["path"],
                name="record_without_date",
            ),
        ),
        migrations.AddField(
            model_name="chosencolumns",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="chosen_columns",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_views",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="chosencolumns",
            constraint=models.UniqueConstraint(
                fields=("owner", "listed"), name="chosen_columns_once_a_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="saved_view_name_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)),
                fields=("owner", "listed"),
                name="saved_view_one_default_a_list",
            ),
        ),
        _INDEX_THE_LOG,
    ]
