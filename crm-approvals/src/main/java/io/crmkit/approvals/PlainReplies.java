package io.crmkit.approvals;

import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.port.ReplyParser;
import io.crmkit.approvals.port.ReplyParser.Reading.Decided;
import io.crmkit.approvals.port.ReplyParser.Reading.Unclear;
import io.crmkit.core.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads replies whose first line is one of a few words, and nothing else than that and thanks; what follows, down to a
 * signature or to what is quoted, is the comment. "Approved, but only if …" is not clear, and so is no decision.
 */
public final class PlainReplies implements ReplyParser {

  private static final Map<String, Choice> ENGLISH = Map.of(
      "approve", Choice.APPROVE, "approved", Choice.APPROVE, "i approve", Choice.APPROVE, "yes", Choice.APPROVE,
      "reject", Choice.REJECT, "rejected", Choice.REJECT, "i reject", Choice.REJECT, "no", Choice.REJECT,
      "abstain", Choice.ABSTAIN);
  private static final Pattern THANKS =
      Pattern.compile("\\b(thanks|thank you|thx)\\b( (a lot|so much|very much))?[\\p{P}\\p{S}\\s]*$");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern END = Pattern.compile(
      "\\s*>.*|--\\s*|_{5,}|-+ ?(original message|forwarded message) ?-+.*|on .{4,300} wrote:\\s*|from:\\s.+|sent from my .*",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_LINE = 200;

  private final Map<String, Choice> words;

  /** Makes a parser of English words. */
  public PlainReplies() {
    this(ENGLISH);
  }

  /**
   * Makes a parser of other words.
   *
   * @param words what whole lines mean, in whatever case, without punctuation
   */
  public PlainReplies(Map<String, Choice> words) {
    Map<String, Choice> plain = new HashMap<>();
    words.forEach((word, choice) -> plain.put(plain(word), choice));
    this.words = Map.copyOf(plain);
  }

  @Override
  public Reading read(TenantId tenant, String text) {
    List<String> own = own(text);
    if (own.isEmpty()) {
      return new Unclear("");
    }
    Choice choice = words.get(plain(own.get(0)));
    List<String> rest = own.subList(1, own.size());
    boolean contradicted = rest.stream().map(line -> words.get(plain(line)))
        .anyMatch(other -> other != null && other != choice);
    return choice == null || contradicted
        ? new Unclear(own.get(0).substring(0, Math.min(LONGEST_LINE, own.get(0).length())))
        : new Decided(choice, String.join("\n", rest).strip());
  }

  /** Returns the lines that the person wrote, from the first that says anything. */
  private static List<String> own(String text) {
    List<String> own = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (END.matcher(stripped).matches()) {
        break;
      }
      if (!own.isEmpty() || !stripped.isEmpty()) {
        own.add(stripped);
      }
    }
    return own;
  }

  private static String plain(String line) {
    String lower = THANKS.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("");
    return SPACES.matcher(PUNCTUATION.matcher(lower).replaceAll(" ")).replaceAll(" ").strip();
  }
}
