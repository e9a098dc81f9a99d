package io.crmkit.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host without Hibernate Validator, in a class loader that does not have it. */
class MissingProviderTest {

  record Usual(@NotBlank String name) {}

  record Unusual(@Email String address) {}

  @Test
  void isNotMissedByTheUsualConstraints() throws Exception {
    assertThat((List<?>) violationsOf(Usual.class, " ")).hasSize(1);
  }

  @Test
  void isNamedByTheFirstConstraintThatNeedsIt() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> violationsOf(Unusual.class, "nobody"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("add org.hibernate.validator:hibernate-validator");
    }
  }

  private static Object violationsOf(Class<?> type, String value) throws Exception {
    try (URLClassLoader host = new URLClassLoader(classPathWithoutProvider(), ClassLoader.getPlatformClassLoader())) {
      Constructor<?> constructor = host.loadClass(type.getName()).getDeclaredConstructor(String.class);
      constructor.setAccessible(true);
      Object bean = constructor.newInstance(value);
      return host.loadClass(BeanChecks.class.getName()).getMethod("violations", Object.class).invoke(null, bean);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private static URL[] classPathWithoutProvider() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("hibernate-validator")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
