package io.crmkit.benchmarks.saml;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.token.Tokens;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** What strangers send who have no key: refused, quickly, on a small stack, and without asking anybody. */
public final class Garbage {

  private static final int WARM_UP = 5_000;
  private static final int MEASURED = 20_000;
  private static final long SEED = 7;
  private static final double MICRO = 1e3;

  private final Dialled dialled = new Dialled();

  private Garbage() {}

  /** How many were refused, how long that took in microseconds of CPU time, and how many connections were wanted. */
  record Line(String kind, int refused, double median, double p99, double most, int connections) {

    static Line read(String text) {
      String[] parts = text.split(";");
      return new Line(parts[0], Integer.parseInt(parts[1]), Double.parseDouble(parts[2]),
          Double.parseDouble(parts[3]), Double.parseDouble(parts[4]), Integer.parseInt(parts[5]));
    }

    @Override
    public String toString() {
      return "%s;%d;%s;%s;%s;%d".formatted(kind, refused, median, p99, most, connections);
    }
  }

  /** Prints one line for each kind of garbage. */
  public static void main(String[] arguments) throws Exception {
    Garbage garbage = new Garbage();
    garbage.countConnections();
    Random random = new Random(SEED);
    SamlFile sound = SamlCommand.file(
        FakeSamlProvider.create(SamlFile.IDP), Signed.RESPONSE, Signed.ASSERTION);
    SamlSignOn signOn = OurSaml.signOn();
    SamlConnection connection = OurSaml.connection(sound);
    GarbageMessages messages = new GarbageMessages(random, sound.xml());
    Function<String, Verdict<?>> saml = text -> signOn.complete(OurSaml.TENANT, connection, OurSaml.posted(text));
    garbage.print("SAML, any bytes", messages::bytes, saml);
    garbage.print("SAML, a sound response with edits", messages::edited, saml);
    garbage.print("SAML, a sound response cut off", messages::cutOff, saml);
    garbage.print("SAML, bombs", messages::bomb, saml);

    Tokens issuer = GarbageTokens.issuer();
    GarbageTokens tokens = new GarbageTokens(random, GarbageTokens.sound(issuer));
    Function<String, Verdict<?>> verify = text -> issuer.access().verify(OurSaml.TENANT, text);
    garbage.print("token, any characters", tokens::characters, verify);
    garbage.print("token, a sound one with edits", tokens::edited, verify);
    garbage.print("token, bombs and strangers' keys", tokens::bomb, verify);
  }

  @SuppressWarnings("deprecation") // the only way to see every socket of a process without an agent
  private void countConnections() throws IOException {
    ProxySelector.setDefault(dialled);
    Socket.setSocketImplFactory(dialled);
    try {
      new Socket(InetAddress.getLoopbackAddress(), 9).close();
    } catch (IllegalStateException e) {
      dialled.forget();
      return;
    }
    throw new IllegalStateException("sockets are not counted");
  }

  private void print(String kind, Supplier<String> garbage, Function<String, Verdict<?>> judge) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] micros = new double[MEASURED];
    int refused = 0;
    for (int turn = -WARM_UP; turn < MEASURED; turn++) {
      String text = garbage.get();
      long before = threads.getCurrentThreadCpuTime();
      boolean wasRefused = judge.apply(text) instanceof Verdict.Refused<?>;
      long took = threads.getCurrentThreadCpuTime() - before;
      if (turn >= 0 && wasRefused) {
        micros[refused++] = took / MICRO;
      }
    }
    double[] sorted = Arrays.stream(micros, 0, refused).sorted().toArray();
    System.out.println(new Line(kind, refused, sorted[refused / 2], sorted[(int) (refused * 0.99)],
        sorted[refused - 1], dialled.count()));
  }
}
