import os

from hypothesis import HealthCheck, settings

# A cold cache or a busy machine makes healthy strategies look slow. The gate tries the same examples
# every time; everybody else looks for new ones.
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("patient")
