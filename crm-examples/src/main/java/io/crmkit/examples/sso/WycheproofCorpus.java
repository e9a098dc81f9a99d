package io.crmkit.examples.sso;

import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.JweAlgorithm;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Test vectors in the form of the project Wycheproof: groups of signed or encrypted tokens, each group with its key.
 */
final class WycheproofCorpus implements Corpus {

  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._-]");

  @Override
  public List<Tally> run(CorpusFolder folder) {
    List<Tally> tallies = new ArrayList<>();
    folder.objects(file -> file.has("testGroups")).forEach(file -> tallies.add(run(file.name(), file.members())));
    return tallies;
  }

  private static Tally run(String name, Members file) {
    Tally tally = new Tally(name);
    Map<String, Set<String>> labels = labels(file);
    for (Members group : file.members("testGroups")) {
      for (Members test : group.members("tests")) {
        String number = test.values().get("tcId") + " " + test.text("comment").orElse("");
        try {
          count(tally, number, group, test, labels);
        } catch (RuntimeException e) {
          tally.broken(number, e);
        }
      }
    }
    return tally;
  }

  /** What the file says of each token, over all its groups. */
  private static Map<String, Set<String>> labels(Members file) {
    Map<String, Set<String>> labels = new TreeMap<>();
    file.members("testGroups").forEach(group -> group.members("tests").forEach(test ->
        labels.computeIfAbsent(token(test), any -> new TreeSet<>()).add(test.text("result").orElse(""))));
    return labels;
  }

  /** Some labels of the published files are known to be wrong; the standard decides, and such a case proves nothing. */
  private static @Nullable String dispute(Members group, Members test, Map<String, Set<String>> labels) {
    boolean valid = test.need("result").equals("valid");
    if (valid && FOREIGN.matcher(token(test)).find()) {
      return "labelled valid but with a character that base64url has not (RFC 7515, section 2)";
    }
    if (valid && test.has("jws") && JwkKeys.algorithms(JwkKeys.list(verifying(group)), "").isEmpty()) {
      return "labelled valid but with a key for an algorithm that is not registered (RFC 7518, section 7.1)";
    }
    return labels.getOrDefault(token(test), Set.of()).size() > 1 ? "labelled valid and invalid in one file" : null;
  }

  private static String token(Members test) {
    return test.text("jws").or(() -> test.text("jwe")).orElse("");
  }

  private static void count(
      Tally tally, String number, Members group, Members test, Map<String, Set<String>> labels) {
    String dispute = dispute(group, test, labels);
    if (dispute != null) {
      tally.leaveOut(number, dispute);
      return;
    }
    String refusedFor = test.has("jws")
        ? Envelopes.verify(test.need("jws"), JwkKeys.list(verifying(group)), "") : decrypted(group, test);
    if (test.need("result").equals("valid")) {
      tally.accept(number, refusedFor);
    } else {
      tally.refuse(number, refusedFor, Set.of());
    }
  }

  private static Members verifying(Members group) {
    return group.member("public").or(() -> group.member("private")).orElseThrow();
  }

  private static @Nullable String decrypted(Members group, Members test) {
    Members key = group.member("private").orElseThrow();
    Optional<JweAlgorithm> algorithm = Envelopes.encryption(key, "");
    return algorithm.isEmpty() ? JoseReason.ALG_NOT_ALLOWED.name() : Envelopes.decrypt(
        test.need("jwe"), key, algorithm.get(), test.text("pt").map(HexFormat.of()::parseHex).orElse(null));
  }
}
