package io.crmkit.sso.domain;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.TxtRecords;
import io.crmkit.sso.domain.model.TxtRecords.Answered;
import io.crmkit.sso.domain.model.TxtRecords.Failed;
import io.crmkit.sso.domain.port.DomainRecords;
import io.crmkit.sso.model.Untrusted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks the DNS by the JDK's own provider of JNDI. Each question is sent at most twice, so that an answer takes three times the
 * time-out at the most.
 */
public final class DnsRecords implements DomainRecords {

  private static final int MOST = 100;
  private static final int RETRIES = 2;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");

  private final String servers;
  private final Duration timeout;

  private DnsRecords(String servers, Duration timeout) {
    this.servers = Require.notBlank(servers, "servers");
    this.timeout = Require.positive(timeout, "timeout");
  }

  /** Asks the servers of the system, each for 2 seconds at first. */
  public static DnsRecords usual() {
    return new DnsRecords("dns:", Duration.ofSeconds(2));
  }

  /**
   * Asks servers of the host's choice.
   *
   * @param servers such as {@code dns://192.0.2.53 dns://[2001:db8::53]:5353}
   * @param timeout of the first attempt; the next waits twice as long
   */
  public static DnsRecords of(String servers, Duration timeout) {
    return new DnsRecords(servers, timeout);
  }

  /**
   * Returns the TXT records of a name of letters, digits, dots, hyphens and underscores: nothing that JNDI could take for the
   * address of another service.
   */
  @Override
  @SuppressWarnings("BanJNDI") // the factory is that of the DNS, and no such name leads to another
  public TxtRecords texts(TenantId tenant, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must be one of the DNS but was " + Untrusted.quoted(name));
    }
    try {
      DirContext context = new InitialDirContext(environment());
      try {
        return new Answered(texts(context.getAttributes(name, new String[] {"TXT"}).get("TXT")));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return new Answered(List.of());
    } catch (NamingException e) {
      return new Failed(Untrusted.quoted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }
  }

  /** A table of the old kind is what JNDI takes. */
  @SuppressWarnings("JdkObsolete")
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(RETRIES));
    return environment;
  }

  private static List<String> texts(@Nullable Attribute attribute) throws NamingException {
    List<String> texts = new ArrayList<>();
    if (attribute == null) {
      return texts;
    }
    NamingEnumeration<?> values = attribute.getAll();
    while (values.hasMore() && texts.size() < MOST) {
      texts.add(joined(String.valueOf(values.next())));
    }
    return texts;
  }

  /**
   * The JDK parts the strings of a record by spaces, and quotes those that have some; they count as one text (RFC 7208,
   * section 3.3).
   */
  private static String joined(String record) {
    StringBuilder text = new StringBuilder();
    boolean isInside = false;
    for (int at = 0; at < record.length(); at++) {
      char each = record.charAt(at);
      if (each == '\\' && at + 1 < record.length()) {
        at++;
        text.append(record.charAt(at));
      } else if (each == '"') {
        isInside = !isInside;
      } else if (isInside || each != ' ') {
        text.append(each);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "DnsRecords[%s, %s]".formatted(servers, timeout);
  }
}
