package io.crmkit.record.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domains at which anybody gets an e-mail address, so that two people with one of them share no company.
 *
 * @param domains as they stand after the {@code @}; a domain below one of them is not one of them
 */
public record FreeMailDomains(Set<Domain> domains) {

  private static final String USUAL = "free-mail-domains.txt";

  public FreeMailDomains {
    domains = Set.copyOf(domains);
  }

  /**
   * Returns a list of the large providers, chosen by hand for this library and not taken from anybody else's; it is
   * neither complete nor kept up to date by anyone but its releases. See {@link #and} for more.
   */
  public static FreeMailDomains usual() {
    try (InputStream stream = Objects.requireNonNull(FreeMailDomains.class.getResourceAsStream(USUAL), USUAL);
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new FreeMailDomains(lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Domain::new).collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns these and more. */
  public FreeMailDomains and(Set<Domain> more) {
    Set<Domain> all = new HashSet<>(domains);
    all.addAll(more);
    return new FreeMailDomains(all);
  }

  public boolean contains(Domain domain) {
    return domains.contains(domain);
  }
}
