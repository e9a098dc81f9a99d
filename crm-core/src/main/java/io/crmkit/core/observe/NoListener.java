package io.crmkit.core.observe;

/** Does not listen. */
enum NoListener implements ServiceListener {
  NONE;

  @Override
  public void called(ServiceCall call) {
    // nobody listens
  }
}
