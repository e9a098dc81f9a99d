package io.crmkit.examples.sso;

import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logout messages of others, raw: no manifest says who signed them or whom they are for, and most nobody signed. Each
 * is judged twice. As it came it must be refused, since no provider that is known here vouches for it. Signed by a
 * provider that calls itself what it says, at the time and the place that it says, a sound one must be taken and tell
 * the name that stands in it; and one whose file calls it {@code invalid} must be refused, unless only settings that
 * nobody knows here make it so.
 */
final class LogoutCorpus implements Corpus {

  /** What a message may be refused for that upstream takes, and the standard does not. */
  private static final Set<SamlReason> STRICTER = Set.of(
      SamlReason.LOGOUT_DESTINATION, SamlReason.LOGOUT_RESPONSE_DESTINATION, SamlReason.BAD_TIMESTAMP);

  @Override
  public List<Tally> run(CorpusFolder folder) throws IOException {
    Tally tally = new Tally("logout");
    List<ServiceKey> keys = new ArrayList<>();
    for (Path file : folder.rest()) {
      Optional<LogoutMessage> message = LogoutMessage.read(Files.readAllBytes(file));
      if (message.isPresent()) {
        folder.take(file);
        keys = keys.isEmpty() ? keys(folder) : keys;
        count(tally, folder.name(file), message.get(), keys);
      }
    }
    return tally.isEmpty() ? List.of() : List.of(tally);
  }

  /** Some names are encrypted; the key may be one that lies in the folder. */
  private static List<ServiceKey> keys(CorpusFolder folder) throws IOException {
    List<ServiceKey> keys = new ArrayList<>();
    for (Path file : folder.all()) {
      if (file.toString().contains("pkcs8")) {
        keys.add(KeyFiles.decryptionKey(Files.readAllBytes(file)));
      }
    }
    return keys;
  }

  private static void count(Tally tally, String name, LogoutMessage message, List<ServiceKey> keys) {
    try {
      LogoutTrial trial = new LogoutTrial(message, keys);
      boolean isInvalid = name.substring(name.lastIndexOf('/') + 1).contains("invalid--");
      Verdict<String> asItCame = trial.asItCame();
      Verdict<String> vouched = trial.vouchedFor();
      if (asItCame.whyNot().isEmpty()) {
        tally.refuse(name, null, Set.of());
      } else if (isInvalid) {
        invalid(tally, name, vouched);
      } else {
        tally.accept(name, fault(message, vouched));
      }
    } catch (RuntimeException e) {
      tally.broken(name, e);
    }
  }

  private static void invalid(Tally tally, String name, Verdict<String> vouched) {
    Optional<SsoRefusal> refusal = vouched.whyNot();
    if (refusal.isPresent()) {
      tally.refuse(name, refusal.get().reason().name(), Set.of());
    } else {
      tally.leaveOut(name, "refused as it came, and invalid only by settings that nothing here tells");
    }
  }

  private static @Nullable String fault(LogoutMessage message, Verdict<String> vouched) {
    SsoRefusal refusal = vouched.whyNot().orElse(null);
    if (refusal == null) {
      String expected = message.expected();
      return vouched.orElseThrow().equals(expected) || message.hidesItsName() ? null : "OTHER_CONTENT";
    }
    boolean isStricter = refusal.reason() instanceof SamlReason reason && STRICTER.contains(reason);
    boolean isSecret = message.hidesItsName() && refusal.reason() == SamlReason.DECRYPTION_FAILED;
    return isStricter || isSecret ? null : "%s (%s)".formatted(refusal.reason().name(), refusal.message());
  }
}
