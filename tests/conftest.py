from hypothesis import HealthCheck, settings

# A cold cache or a busy machine makes healthy strategies look slow.
settings.register_profile("patient", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
