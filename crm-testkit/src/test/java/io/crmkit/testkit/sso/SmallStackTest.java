package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is thrown at every reader of messages from outside, on a thread with as little stack as a busy server gives
 * one: an answer comes, and it is no. Libraries of this kind have gone down by documents that were merely deep
 * (CVE-2025-53864).
 */
class SmallStackTest {

  private static final int STACK = 512 * 1024;

  @ParameterizedTest
  @MethodSource("io.crmkit.testkit.sso.Reader#all")
  void answersWhateverComes(Reader reader) throws InterruptedException {
    for (Map.Entry<String, String> each : garbage().entrySet()) {
      Object came = onASmallStack(() -> reader.read().apply(each.getValue()));

      assertThat(came).as("%s: %s", reader, each.getKey()).isInstanceOf(Verdict.Refused.class);
    }
  }

  private static Map<String, String> garbage() {
    int deep = 50_000;
    return Map.ofEntries(
        Map.entry("nothing", ""), Map.entry("arrays", "[".repeat(deep)), Map.entry("objects", "{\"a\":".repeat(deep)),
        Map.entry("whole arrays", "[".repeat(deep) + "]".repeat(deep)),
        Map.entry("arrays in an object", "{\"alg\":\"ES256\",\"x\":" + "[".repeat(deep) + "]".repeat(deep) + "}"),
        Map.entry("elements", "<a>".repeat(deep)),
        Map.entry("whole elements", "<a>".repeat(deep) + "</a>".repeat(deep)),
        Map.entry("deep response", "<p:Response xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + "<a>".repeat(deep)
            + "</a>".repeat(deep) + "</p:Response>"),
        Map.entry("attributes", "<a " + "b=\"\" ".repeat(deep) + "/>"), Map.entry("dots", ".".repeat(deep)),
        Map.entry("parameters", "a=b&".repeat(deep)), Map.entry("percents", "/%25".repeat(deep)),
        Map.entry("entities",
            "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(deep) + "\">]><a>" + "&b;".repeat(deep) + "</a>"),
        Map.entry("zeros", "\0".repeat(deep)), Map.entry("noise", noise(deep)),
        Map.entry("a number", "1" + "0".repeat(deep)),
        Map.entry("exponent", "{\"exp\":1e" + "9".repeat(9) + "}"),
        Map.entry("escapes", "\"" + "\\u0041".repeat(deep) + "\""));
  }

  private static String noise(int length) {
    Random random = new Random(42);
    StringBuilder noise = new StringBuilder();
    random.ints(length, 0, 0xD800).forEach(each -> noise.append((char) each));
    return noise.toString();
  }

  /** Returns what comes of a call, also if it is thrown. */
  private static Object onASmallStack(Supplier<Object> call) throws InterruptedException {
    Object[] came = {"nothing"};
    Thread thread = new Thread(null, () -> {
      try {
        came[0] = call.get();
      } catch (RuntimeException | Error e) {
        came[0] = e;
      }
    }, "small", STACK);
    thread.start();
    thread.join();
    return came[0];
  }
}
