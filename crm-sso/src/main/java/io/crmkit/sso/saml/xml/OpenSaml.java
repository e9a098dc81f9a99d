package io.crmkit.sso.saml.xml;

import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;

/** OpenSAML, set up once for the process, which is the only way that it can be. */
public final class OpenSaml {

  private static final String MARK = "org.opensaml.core.config.InitializationService";

  private OpenSaml() {}

  /**
   * Requires that OpenSAML is there, for a host may have excluded it to have OpenID Connect alone.
   *
   * @throws IllegalStateException if it is not, with what to do
   */
  public static void require() {
    try {
      Class.forName(MARK, false, OpenSaml.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("SAML needs org.opensaml:opensaml-saml-impl and org.opensaml:opensaml-xmlsec-impl, "
          + "which this host excludes from crm-sso; take the exclusion out of its pom", e);
    }
  }

  /** Requires that OpenSAML is there, and sets it up at the first call. */
  public static void ready() {
    require();
    Setup.done();
  }

  /** Apart, so that the class above loads without OpenSAML. */
  private static final class Setup {

    static {
      try {
        InitializationService.initialize();
      } catch (InitializationException e) {
        throw new IllegalStateException("OpenSAML cannot be set up", e);
      }
    }

    static void done() {
      // the work is done by whoever loads this class first
    }
  }
}
