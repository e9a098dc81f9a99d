package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What holds for every cursor, and for every list that is read with them. */
class CursorPropertiesTest {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ";

  @Property
  void isReadBack(@ForAll("cursors") Cursor cursor) {
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(Validated.valid(cursor));
  }

  /** One character replaced, left out, added or exchanged with its neighbour. */
  @Property
  void isRefusedWhenItsTextIsAltered(
      @ForAll("cursors") Cursor cursor, @ForAll Kind kind, @ForAll @IntRange(max = 1000) int place,
      @ForAll @IntRange(max = 67) int letter) {
    String text = cursor.toString();
    String altered = kind.alter(text, place % text.length(), ALPHABET.charAt(letter));

    boolean differs = !altered.equals(text);
    Statistics.collect(kind, differs);
    if (differs) {
      assertThat(Cursor.parse(altered)).isInstanceOf(Invalid.class);
    }
    Statistics.coverage(seen -> {
      for (Kind each : Kind.values()) {
        seen.check(each, true).percentage(p -> p > 10);
      }
    });
  }

  @Property
  void isRefusedForAnyOtherText(@ForAll String text) {
    assertThat(Cursor.parse(text)).isInstanceOf(Invalid.class);
  }

  /** Whoever knows how a cursor is sealed can seal anything. */
  @Property
  void hasOneTextOnlyWhateverIsSealed(@ForAll @Size(max = 60) byte[] body, @ForAll boolean zeros) throws Exception {
    byte[] sealed = seal(zeros ? ofZeros(2_000) : body);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);

    if (Cursor.parse(text) instanceof Validated.Valid<Cursor> valid) {
      assertThat(valid.value()).hasToString(text);
    }
  }

  /** A text of so many characters zero, each a byte, of which cursors make two. */
  private static byte[] ofZeros(int length) {
    byte[] body = new byte[2 + length];
    ByteBuffer.wrap(body).putShort((short) length).put((byte) 'x');
    return body;
  }

  private static byte[] seal(byte[] body) throws NoSuchAlgorithmException {
    byte[] checksum = MessageDigest.getInstance("SHA-256").digest(body);
    return ByteBuffer.allocate(9 + body.length).put((byte) 1).put(checksum, 0, 8).put(body).array();
  }

  /** What stays in the list from beginning to end is read exactly once, whatever comes and goes meanwhile. */
  @Property
  void readsEachItemOnceWhileOthersComeAndGo(
      @ForAll @Size(max = 40) List<@IntRange(max = 1000) Integer> kept,
      @ForAll @Size(max = 40) List<@IntRange(max = 1000) Integer> passing,
      @ForAll @IntRange(min = 1, max = 5) int limit) {
    NavigableSet<Integer> list = new TreeSet<>(kept);
    List<Integer> strangers = passing.stream().filter(each -> !kept.contains(each)).toList();
    boolean[] there = {false};

    List<Integer> read = Pages.stream(limit, request -> {
      toggle(list, strangers, there);
      return page(list, request);
    }).toList();

    assertThat(read).isSorted().doesNotHaveDuplicates().containsAll(kept);
  }

  private static void toggle(Collection<Integer> list, List<Integer> strangers, boolean[] there) {
    there[0] = !there[0];
    if (there[0]) {
      list.addAll(strangers);
    } else {
      strangers.forEach(list::remove);
    }
  }

  private static Page<Integer> page(NavigableSet<Integer> list, PageRequest request) {
    Cursor cursor = request.cursor();
    int after = cursor == null ? -1 : Integer.parseInt(cursor.keyFor("numbers", 1).orElseThrow().get(0));
    List<Integer> found = list.tailSet(after, false).stream().limit(request.limit() + 1L).toList();
    return Page.of(found, request, last -> new Cursor("numbers", List.of(last.toString())));
  }

  enum Kind {
    REPLACE, REMOVE, INSERT, SWAP;

    private String alter(String text, int at, char letter) {
      StringBuilder altered = new StringBuilder(text);
      if (this == REPLACE) {
        altered.setCharAt(at, letter);
      } else if (this == REMOVE) {
        altered.deleteCharAt(at);
      } else if (this == INSERT) {
        altered.insert(at, letter);
      } else {
        int next = (at + 1) % text.length();
        altered.setCharAt(at, text.charAt(next));
        altered.setCharAt(next, text.charAt(at));
      }
      return altered.toString();
    }
  }

  @Provide
  Arbitrary<Cursor> cursors() {
    Arbitrary<String> lists = Arbitraries.of("approvals/by-due", "deals/by-name");
    return Combinators.combine(lists, Arbitraries.strings().ofMaxLength(30).list().ofMaxSize(4)).as(Cursor::new);
  }
}
