package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that excludes OpenSAML: what needs none works, and what needs it says so. */
class SamlWithoutOpenSamlTest {

  private static final List<String> EXCLUDED = List.of("opensaml", "xmlsec", "java-support", "httpc", "metrics-core");

  private static URLClassLoader host() {
    URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(each -> EXCLUDED.stream().noneMatch(name -> String.valueOf(each.getFileName()).contains(name)))
        .map(SamlWithoutOpenSamlTest::url)
        .toArray(URL[]::new);
    return new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.crmkit.sso.saml.SamlSignOn", "io.crmkit.sso.saml.SamlLogout"})
  void saysWhatIsMissing(String service) throws IOException, ClassNotFoundException {
    try (URLClassLoader host = host()) {
      Class<?> type = host.loadClass(service);
      assertThatExceptionOfType(ReflectiveOperationException.class)
          .isThrownBy(() -> type.getConstructors()[0].newInstance(new Object[type.getConstructors()[0].getParameterCount()]))
          .withRootCauseInstanceOf(ClassNotFoundException.class)
          .havingCause()
          .isInstanceOf(IllegalStateException.class)
          .withMessageContaining("org.opensaml:opensaml-saml-impl");
    }
  }

  @Test
  void saysThatItWritesNoMetadata() throws IOException, ReflectiveOperationException {
    try (URLClassLoader host = host()) {
      MethodHandle write = MethodHandles.publicLookup().findStatic(
          host.loadClass("io.crmkit.sso.saml.ServiceMetadata"), "write", MethodType.methodType(String.class, host.loadClass("io.crmkit.sso.saml.model.ServiceProvider"),
              host.loadClass("io.crmkit.sso.saml.model.SamlPolicy"), Instant.class, Instant.class));

      assertThatIllegalStateException()
          .isThrownBy(() -> write.invokeWithArguments(null, null, Instant.EPOCH, Instant.EPOCH))
          .withMessageContaining("org.opensaml:opensaml-saml-impl");
    }
  }

  /** The very tests of the other half, by classes that cannot see OpenSAML. */
  @ParameterizedTest
  @CsvSource({
    "OidcLoginTest, logsAPersonIn", "OidcLoginTest, joinsTheClaimsOfUserinfo", "GitHubLoginTest, logsAPersonIn"
  })
  void stillLogsPeopleInByOtherMeans(String test, String method) throws IOException, ReflectiveOperationException {
    try (URLClassLoader host = host()) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> host.loadClass("org.opensaml.core.xml.XMLObject"));
      Class<?> type = host.loadClass("io.crmkit.testkit.sso." + test);
      Constructor<?> make = type.getDeclaredConstructor();
      make.setAccessible(true);
      Method run = type.getDeclaredMethod(method);
      run.setAccessible(true);

      assertThatCode(() -> run.invoke(make.newInstance())).doesNotThrowAnyException();
    }
  }

  @Test
  void stillReadsMetadata() throws IOException, ReflectiveOperationException {
    try (URLClassLoader host = host()) {
      Class<?> type = host.loadClass("io.crmkit.sso.saml.SamlMetadata");

      assertThat(type.getConstructor().newInstance()).isNotNull();
    }
  }
}
