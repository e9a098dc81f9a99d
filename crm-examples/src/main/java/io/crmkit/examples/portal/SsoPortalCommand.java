package io.crmkit.examples.portal;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A web host that people log in to, with the providers that they log in by. */
@Command(
    name = "sso-portal",
    description = "Serves a small web host that logs browsers in by OpenID Connect and by SAML against providers in the same"
        + " process; open it in a browser.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nEverything is kept in memory, on this machine alone, until the command is stopped.%n")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class SsoPortalCommand implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "8080", description = "of the host; the providers take the next two; 0 for any"
      + " (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--once", description = "go through all of it without a browser, tell of each step, and stop")
  private boolean once;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (Portal portal = Portal.open(once ? 0 : port, clock)) {
      if (once) {
        new PortalWalk(portal.address(), clock, out::println).run();
        out.println("sso-portal: all went well");
        return 0;
      }
      out.println("Open " + portal.address() + " in a browser; stop with Ctrl+C.");
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
