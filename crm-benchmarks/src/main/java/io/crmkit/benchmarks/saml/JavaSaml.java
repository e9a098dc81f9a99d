package io.crmkit.benchmarks.saml;

import io.crmkit.benchmarks.worker.Contest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Responses by java-saml of OneLogin, strict; called by names, which costs nanoseconds. */
public final class JavaSaml {

  private static final String PACKAGE = "com.onelogin.saml2.";

  private JavaSaml() {}

  /**
   * Measures.
   *
   * @param arguments where the response is, and whether messages are compared with the schema, as they are by default
   */
  public static void main(String[] arguments) throws Exception {
    SamlFile file = SamlFile.read(Path.of(arguments[0]));
    Object settings = settings(file, arguments[1]);
    Class<?> requests = Class.forName(PACKAGE + "http.HttpRequest");
    Object request = requests.getConstructor(String.class, String.class).newInstance(SamlFile.CONSUMER, "");
    Object posted = requests.getMethod("addParameter", String.class, String.class)
        .invoke(request, "SAMLResponse", file.response());
    Class<?> responses = Class.forName(PACKAGE + "authn.SamlResponse");
    Constructor<?> constructor = responses.getConstructor(settings.getClass(), requests);
    Method isValid = responses.getMethod("isValid", String.class);
    Method name = responses.getMethod("getNameId");
    Contest.print(() -> {
      Object response = constructor.newInstance(settings, posted);
      return Boolean.TRUE.equals(isValid.invoke(response, SamlFile.REQUEST)) && name.invoke(response) != null;
    }, file.raw());
  }

  private static Object settings(SamlFile file, String schema) throws ReflectiveOperationException {
    Map<String, Object> values = new HashMap<>();
    values.put("onelogin.saml2.strict", "true");
    values.put("onelogin.saml2.sp.entityid", SamlFile.AUDIENCE);
    values.put("onelogin.saml2.sp.assertion_consumer_service.url", SamlFile.CONSUMER);
    values.put("onelogin.saml2.idp.entityid", SamlFile.IDP);
    values.put("onelogin.saml2.idp.single_sign_on_service.url", SamlFile.IDP + "/sso");
    values.put("onelogin.saml2.idp.x509cert", file.certificate());
    values.put("onelogin.saml2.security.want_xml_validation", schema);
    Class<?> builders = Class.forName(PACKAGE + "settings.SettingsBuilder");
    Object builder = builders.getConstructor().newInstance();
    builder = builders.getMethod("fromValues", Map.class).invoke(builder, values);
    return builders.getMethod("build").invoke(builder);
  }
}
