package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.blend.Ensemble;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that does not have Smile, in a class loader without it: what needs none works, and what needs it says so. */
class WithoutSmileTest {

  private static URLClassLoader host() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("haifengl")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Run by both hosts. */
  static String digest() {
    return ModelDigest.of(Ensemble.DEFAULT.train(Made.customers(80, 8), Training.seeded(3))).hex();
  }

  /** Run by the host without Smile. */
  static void forest() {
    SmileForest.DEFAULT.trainer();
  }

  static void boosting() {
    SmileBoosting.DEFAULT.trainer();
  }

  static void logistic() {
    SmileLogistic.DEFAULT.trainer();
  }

  static void clusters() {
    SmileClusters.of(3).trainer();
  }

  private static Object run(URLClassLoader host, String method) throws ReflectiveOperationException {
    Method found = host.loadClass(WithoutSmileTest.class.getName()).getDeclaredMethod(method);
    found.setAccessible(true);
    return found.invoke(null);
  }

  @Test
  void trainsTheSameAsWithIt() throws IOException, ReflectiveOperationException {
    try (URLClassLoader host = host()) {
      assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> host.loadClass("smile.math.MathEx"));
      assertThat(run(host, "digest")).isEqualTo(digest());
    }
  }

  /** Later ones are under the GPL, and the enforcer does not look at what is optional. */
  @Test
  void wouldAddThreeJarsOfOneVersionAndNothingNative() {
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
        .noneMatch(entry -> entry.contains("bytedeco"))
        .filteredOn(entry -> entry.contains("haifengl")).extracting(entry -> new File(entry).getName())
        .containsExactlyInAnyOrder("smile-core-2.6.0.jar", "smile-data-2.6.0.jar", "smile-math-2.6.0.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest", "boosting", "logistic", "clusters"})
  void isToldWhatToAdd(String trainer) throws IOException {
    try (URLClassLoader host = host()) {
      assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> run(host, trainer)).havingCause()
          .matches(thrown -> thrown.getClass().getName().equals(SmileMissingException.class.getName()))
          .withMessageContaining("add com.github.haifengl:smile-core");
    }
  }
}
