package io.crmkit.ai.sentiment.lexicon;


/** Cuts a text into tokens, looking each word up on the way. Safe to share between threads. */
final class Tokenizer {

  private static final int LONGEST_EMOTICON = 8;
  /** Letters and digits that an emoticon may begin with, as "xd:" does. */
  private static final int LONGEST_FACE_IN_LETTERS = 2;
  /** A word of a lexicon, and an inflection. */
  private static final int LONGEST_WITH_HYPHENS = 2 * Lexicon.LONGEST_WORD;

  private final Vocabulary vocabulary;

  Tokenizer(Lexicon lexicon) {
    this.vocabulary = new Vocabulary(lexicon);
  }

  Tokens read(String original) {
    char[] text = (original.indexOf('\u2019') < 0 ? original : original.replace('\u2019', '\'')).toCharArray();
    Tokens tokens = new Tokens(text);
    int at = 0;
    while (at < text.length) {
      char character = text[at];
      if (isWordPart(character)) {
        at = word(text, at, tokens);
      } else if (character == ' ') {
        at++;
      } else {
        at = other(text, at, tokens);
      }
    }
    return tokens;
  }

  private int word(char[] text, int start, Tokens tokens) {
    int end = wordEnd(text, start);
    boolean mayBeEmoticon = end - start <= LONGEST_FACE_IN_LETTERS && end < text.length && !isSpace(text[end]);
    int emoticon = mayBeEmoticon ? emoticon(text, start, tokens) : start;
    if (emoticon > start) {
      return emoticon;
    }
    Term term = vocabulary.term(text, start, end);
    int hyphen = term == null ? hyphen(text, start, end) : end;
    if (hyphen < end) {
      end = hyphen;
      term = vocabulary.term(text, start, end);
    }
    tokens.add(term, start, end, isUpper(text, start, end));
    return end;
  }

  /** Returns where the first part of a word ends that has a hyphen, and else where it ends. */
  private static int hyphen(char[] text, int start, int end) {
    int at = start;
    while (at < end && text[at] != '-') {
      at++;
    }
    return at;
  }

  /**
   * A word goes on over an apostrophe or a hyphen that stands between two letters; one that is longer than any of a lexicon
   * ends at its first hyphen, so that a chain of words is not read anew for each of them.
   */
  private static int wordEnd(char[] text, int start) {
    int end = start + 1;
    int hyphen = -1;
    while (end < text.length) {
      if (hyphen >= 0 && end - start > LONGEST_WITH_HYPHENS) {
        return hyphen;
      }
      char character = text[end];
      boolean joins = (character == '\'' || character == '-') && end + 1 < text.length
          && isWordPart(text[end + 1]);
      if (!joins && !isWordPart(character)) {
        return end;
      }
      hyphen = hyphen < 0 && character == '-' ? end : hyphen;
      end++;
    }
    return end;
  }

  private int other(char[] text, int at, Tokens tokens) {
    char character = text[at];
    if (isSpace(character)) {
      tokens.gap(character == '\n' ? Tokens.STOP : 0);
      return at + 1;
    }
    boolean alone = at + 1 == text.length || isSpace(text[at + 1]);
    int end = alone ? at : emoticon(text, at, tokens);
    if (end > at) {
      return end;
    }
    int symbol = Character.codePointAt(text, at);
    if (EmojiNames.isEmoji(symbol)) {
      tokens.add(vocabulary.emoji(symbol), at, at + Character.charCount(symbol), false);
    } else {
      punctuation(character, tokens);
    }
    return at + Character.charCount(symbol);
  }

  private static void punctuation(char character, Tokens tokens) {
    if (character == '!') {
      tokens.exclamations++;
      tokens.gap(Tokens.STOP);
    } else if (character == '?') {
      tokens.questions++;
      tokens.gap(Tokens.STOP);
    } else if (character == '.' || character == ';' || character == '\u3002') {
      tokens.gap(Tokens.STOP);
    } else if (",:()[]-\u2013\u2014\u2026/".indexOf(character) >= 0) {
      tokens.gap(Tokens.PAUSE);
    }
  }

  /** Adds the emoticon that begins here, and returns where it ends; returns the place itself if there is none. */
  private int emoticon(char[] text, int start, Tokens tokens) {
    int end = start;
    while (end < text.length && end - start <= LONGEST_EMOTICON && !isSpace(text[end])) {
      end++;
    }
    for (int to = end; to >= start + 2; to--) {
      if (to - start <= LONGEST_EMOTICON && !isPlain(text, start, to)) {
        Term term = vocabulary.listed(text, start, to);
        if (term != null && term.has(Term.RATED) && (to == end || !isWordPart(text[to]))) {
          tokens.add(term, start, to, false);
          return to;
        }
      }
    }
    return start;
  }

  private static boolean isPlain(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isWordPart(text[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isSpace(char character) {
    return VaderToken.isSpace(character);
  }

  static boolean isWordPart(char character) {
    if (character < 128) {
      return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
          || character >= '0' && character <= '9';
    }
    return Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
  }

  /** Whether it has two capital letters or more and no small one: "I" and "A" are no emphasis. */
  private static boolean isUpper(char[] text, int from, int to) {
    if (to - from < 2 || !Character.isUpperCase(text[from])) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      if (Character.isLowerCase(text[i])) {
        return false;
      }
    }
    return true;
  }
}
