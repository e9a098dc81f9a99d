package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Songs and beers: many have words in common, and what is the same is written by other rules in each source. */
final class Media {

  private static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July",
      "August", "September", "October", "November", "December");

  private final Wording words;
  private final Draws draws;

  Media(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  private record Song(
      String name, String artist, String album, String genre, int seconds, int year, int month, int day) {

    String time() {
      return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
  }

  private List<Song> songs(int things) {
    List<Song> songs = new ArrayList<>();
    while (songs.size() < things) {
      String artist = draws.chance(0.6) ? Wording.name(words.given("female")) + " " + words.surname()
          : "The " + words.of("moods") + " " + Wording.capital(words.of("sounds")) + "s";
      String album = Wording.capital(words.of("moods")) + " " + Wording.capital(words.of("sounds"));
      String genre = words.of("genres");
      int year = draws.between(1970, 2014);
      int month = draws.between(1, 12);
      int day = draws.between(1, 28);
      for (int i = draws.between(1, 8); i > 0 && songs.size() < things; i--) {
        String name = draws.of(List.of("%2$s of the %3$s", "%1$s %2$s", "my %1$s %2$s", "%2$s", "in the %1$s %3$s"))
            .formatted(words.of("moods"), Wording.capital(words.of("sounds")), Wording.capital(words.of("sounds")));
        songs.add(new Song(Wording.capital(name), artist, album, genre, draws.between(120, 330), year, month, day));
        if (draws.chance(0.1) && songs.size() < things) {
          songs.add(new Song(Wording.capital(name) + " (Remix)", artist, album, genre, draws.between(120, 330), year,
              month, day));
        }
      }
    }
    return songs;
  }

  /** Two shops that sell songs, which write dates, prices, genres and guests in their own ways. */
  MadeUpRecords linked(int things) {
    String columns = "Song_Name,Artist_Name,Album_Name,Genre,Price,CopyRight,Time,Released";
    Gathering records = Gathering.of(columns, columns);
    List<Song> songs = songs(things * 2);
    for (int i = 0; i < songs.size(); i++) {
      Song song = songs.get(i);
      String label = words.of("moods") + " Records";
      if (i < things) {
        records.add(0, i, song.name, song.artist, draws.chance(0.3) ? song.album + " (Deluxe Version)" : song.album,
            song.genre + ",Music," + words.of("genres"), "$0.99", "℗ %d %s".formatted(song.year, label), song.time(),
            "%s %d, %d".formatted(MONTHS.get(song.month - 1), song.day, song.year));
      }
      if (i % 2 == 0 || draws.chance(0.4)) {
        boolean featured = draws.chance(0.15);
        records.add(1, i, song.name + (featured ? " [feat. " + words.surname() + "]" : draws.chance(0.2)
            ? " [Explicit]" : ""), song.artist, draws.chance(0.2) ? song.album + " [Explicit]" : song.album,
            song.genre, draws.chance(0.5) ? "$1.29" : "$0.99",
            words.unless(0.3, "(c) %d %s".formatted(song.year, label)),
            song.time(), "%d-%s-%02d".formatted(song.day, MONTHS.get(song.month - 1).substring(0, 3), song.year % 100));
      }
    }
    return records.shuffled(draws);
  }

  /** Tracks of five collections in one file, each with its own units, years and ways to join what others part. */
  MadeUpRecords tracks(int things) {
    Gathering records = Gathering.of("number,title,length,artist,album,year,language");
    List<Song> songs = songs(things);
    for (int i = 0; i < songs.size(); i++) {
      Song song = songs.get(i);
      String language = draws.chance(0.8) ? "English" : draws.of(List.of("German", "French", "Spanish"));
      int number = draws.between(1, 14);
      int times = draws.chance(0.5) ? 1 : draws.between(2, 5);
      int first = draws.below(5);
      for (int copy = 0; copy < times; copy++) {
        add(records, i, song, language, number, (first + copy) % 5);
      }
    }
    return records.shuffled(draws);
  }

  private void add(Gathering records, int thing, Song song, String language, int number, int source) {
    String title = words.slip(0.1, song.name);
    String brief = language.substring(0, 3);
    switch (source) {
      case 0 -> records.add(0, thing, "" + number, title, "" + song.seconds * 1000, song.artist, song.album,
          "" + song.year, language);
      case 1 -> records.add(0, thing, "%02d".formatted(number), title + " - " + song.album, "" + song.seconds,
          song.artist, song.album, "'" + "%02d".formatted(song.year % 100), brief);
      case 2 -> records.add(0, thing, "" + number, song.artist + " - " + title, song.time(), "", song.album,
          words.unless(0.4, "" + song.year), words.unless(0.6, language));
      case 3 -> records.add(0, thing, "", title.toLowerCase(Locale.ROOT), "%d.%d".formatted(song.seconds / 60,
          song.seconds % 60), song.artist, song.album + " (" + song.year + ")", "", brief + ".");
      default -> records.add(0, thing, "" + (char) ('A' + number), words.shorter(0.2, title), words.unless(0.5,
          song.time()), words.slip(0.2, song.artist), words.unless(0.3, song.album), "" + song.year, "");
    }
  }

  /** Beers and their breweries in two lists. */
  MadeUpRecords beers(int things) {
    String columns = "Beer_Name,Brew_Factory_Name,Style,ABV";
    Gathering records = Gathering.of(columns, columns);
    List<String> breweries = new ArrayList<>();
    for (int i = 0; i < things / 4 + 1; i++) {
      breweries.add(words.surname() + " " + draws.of(List.of("Brewing Company", "Brewery", "Brewing", "Beer Co.")));
    }
    for (int i = 0; i < things * 2; i++) {
      String brewery = draws.of(breweries);
      String style = words.of("styles");
      String name = draws.of(List.of(brewery.split(" ")[0] + " ", "", words.of("moods") + " "))
          + words.of("moods") + " "
          + (draws.chance(0.5) ? style.split(" / ")[0] : Wording.capital(words.of("sounds")) + " Ale");
      String strength = "%d.%d".formatted(draws.between(4, 11), draws.below(10));
      if (i < things || draws.chance(0.5)) {
        records.add(0, i, name, brewery, style, draws.chance(0.15) ? "-" : strength + "%");
      }
      if (i < things / 3 || i >= things) {
        records.add(1, i, words.slip(0.05, draws.chance(0.2) ? brewery.split(" ")[0] + " " + name : name),
            draws.chance(0.3) ? brewery.replace("Brewing Company", "Brewing Co.") : brewery,
            draws.chance(0.7) ? style : words.of("styles"), draws.chance(0.15) ? "-" : strength + " %");
      }
    }
    return records.shuffled(draws);
  }
}
