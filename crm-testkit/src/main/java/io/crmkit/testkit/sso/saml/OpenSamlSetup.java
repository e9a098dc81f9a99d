package io.crmkit.testkit.sso.saml;

import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;

/** Sets OpenSAML up once. */
final class OpenSamlSetup {

  static {
    try {
      InitializationService.initialize();
    } catch (InitializationException e) {
      throw new IllegalStateException("OpenSAML cannot be set up", e);
    }
  }

  private OpenSamlSetup() {}

  static void done() {
    // the work is done by whoever loads this class first
  }
}
