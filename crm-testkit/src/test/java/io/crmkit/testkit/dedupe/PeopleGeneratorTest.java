package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleGeneratorTest {

  private static final PeopleGenerator SOME = PeopleGenerator.builder(4000).seed(7).build();

  @Property(tries = 40)
  void namesExactlyThePairsOfRecordsOfOnePerson(@ForAll @IntRange(min = 1, max = 700) int size, @ForAll long seed) {
    PeopleGenerator people = PeopleGenerator.builder(size).seed(seed).repeated(0.5).build();

    List<GeneratedPerson> all = people.people().toList();
    Set<GoldPair> pairs = new HashSet<>();
    for (int left = 0; left < size; left++) {
      for (int right = left + 1; right < size; right++) {
        if (all.get(left).entity() == all.get(right).entity()) {
          pairs.add(new GoldPair(all.get(left).id(), all.get(right).id()));
        }
      }
    }

    assertThat(people.goldPairs().toList()).doesNotHaveDuplicates().hasSameElementsAs(pairs);
    assertThat(all).extracting(GeneratedPerson::id).doesNotHaveDuplicates();
  }

  /** These bytes were written once; if they change, figures measured before cannot be compared any more. */
  @Test
  void writesTheSameBytesWhateverTheLocale(@TempDir Path folder) throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      PeopleFiles.write(SOME, folder);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(digest(folder.resolve(PeopleFiles.RECORDS))).isEqualTo("9eca424aaaa39d4d");
    assertThat(digest(folder.resolve(PeopleFiles.GOLD_PAIRS))).isEqualTo("c74869e78d24ea9f");
    assertThat(Files.readAllLines(folder.resolve(PeopleFiles.RECORDS), StandardCharsets.UTF_8)).hasSize(4001)
        .first().isEqualTo("id,first_name,last_name,email,phone,company,job_title,street,city,postcode,country,"
            + "date_of_birth,created_on");
  }

  private static String digest(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  @Test
  void doesEveryKindOfDamageAndSaysSo() {
    Set<Damage> done = SOME.people().flatMap(person -> person.damage().stream()).collect(Collectors.toSet());

    assertThat(done).containsExactlyInAnyOrder(Damage.values());
  }

  @Test
  void writesAllRecordsOfAPersonAlikeIfThereIsNoDamage() {
    PeopleGenerator people = PeopleGenerator.builder(2000).repeated(0.5).damageTimes(0).build();

    Map<Long, Set<List<String>>> spellings = people.people().collect(Collectors.groupingBy(GeneratedPerson::entity,
        Collectors.mapping(PeopleGeneratorTest::whatIsOfThePerson, Collectors.toSet())));

    assertThat(spellings.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(people.people()).allMatch(person -> person.damage().isEmpty());
  }

  private static List<String> whatIsOfThePerson(GeneratedPerson person) {
    List<String> values = new ArrayList<>(person.values());
    values.set(PersonColumn.ID.ordinal(), "");
    values.set(PersonColumn.CREATED_ON.ordinal(), "");
    values.set(PersonColumn.COUNTRY.ordinal(), ""); // by name or by code
    return values;
  }

  @Test
  void doesAsMuchDamageAsAskedFor() {
    PeopleGenerator people = PeopleGenerator.builder(3000).damageTimes(0).rate(Damage.SWAPPED_NAMES, 1).repeated(1).build();

    long swapped = people.people().filter(person -> person.damage().contains(Damage.SWAPPED_NAMES)).count();
    long further = 3000 - people.people().map(GeneratedPerson::entity).distinct().count();

    assertThat(swapped).isGreaterThan(further).isLessThan(3000);
    assertThat(people.people()).allMatch(person -> Set.of(Damage.SWAPPED_NAMES).containsAll(person.damage()));
  }

  @Test
  void hasNamesAsFrequentAsRealOnesAre() {
    Map<String, Long> surnames = PeopleGenerator.builder(20_000).build().people()
        .collect(Collectors.groupingBy(person -> person.value(PersonColumn.LAST_NAME), Collectors.counting()));

    List<Long> falling = surnames.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
    assertThat(falling.get(0)).isBetween(90L, 600L);
    assertThat(surnames).hasSizeGreaterThan(3000);
  }

  @Test
  void hasPeopleWhoAreAlikeAndNotTheSame() {
    Map<String, Set<Long>> byNumber = sharing(person -> person.value(PersonColumn.PHONE));
    Map<String, Set<Long>> byName = sharing(person -> person.value(PersonColumn.FIRST_NAME) + " "
        + person.value(PersonColumn.LAST_NAME) + " " + person.value(PersonColumn.STREET));

    assertThat(byNumber.values()).anyMatch(entities -> entities.size() > 1);
    assertThat(byName.values()).anyMatch(entities -> entities.size() > 1);
  }

  private static Map<String, Set<Long>> sharing(Function<GeneratedPerson, String> key) {
    return PeopleGenerator.builder(20_000).build().people().filter(person -> !key.apply(person).isBlank())
        .collect(Collectors.groupingBy(key, Collectors.mapping(GeneratedPerson::entity, Collectors.toSet())));
  }

  @Test
  void makesRecordsFarIntoALargeExportWithoutThoseBefore() {
    PeopleGenerator many = PeopleGenerator.builder(1L << 39).seed(3).build();

    Stream<GeneratedPerson> last = Stream.of(many.size() - 1, many.size() / 2).map(many::person);

    assertThat(last).allMatch(person -> !person.value(PersonColumn.LAST_NAME).isEmpty());
    assertThat(many.goldPairs().limit(3)).hasSize(3);
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    assertThatIllegalArgumentException().isThrownBy(() -> PeopleGenerator.builder(0)).withMessageContaining("records");
    assertThatIllegalArgumentException().isThrownBy(() -> PeopleGenerator.builder(1).repeated(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> PeopleGenerator.builder(1).rate(Damage.OCR, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> PeopleGenerator.builder(1).damageTimes(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> SOME.person(4000)).withMessageContaining("4000");
  }
}
