package io.crmkit.examples.command;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of text in UTF-8. What keeps it from being read is told with the name of the file, and the line. */
final class Utf8File extends FilterReader {

  private static final int MARK = '\uFEFF'; // some programs put it before the text
  private static final int BUFFER = 8192;

  private final Path file;

  private Utf8File(Path file, Reader text) {
    super(text);
    this.file = file;
  }

  /**
   * Opens a file after its byte order mark, if it has one.
   *
   * @throws FileSystemException if it is a folder; later, if a line is not in UTF-8
   */
  static Reader open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder, not a file");
    }
    BufferedReader text = new BufferedReader(new Utf8File(file, Files.newBufferedReader(file)));
    try {
      text.mark(1);
      if (text.read() != MARK) {
        text.reset();
      }
      return text;
    } catch (IOException unreadable) {
      text.close();
      throw unreadable;
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (CharacterCodingException foreign) {
      throw named();
    }
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (CharacterCodingException foreign) {
      throw named();
    }
  }

  private IOException named() throws IOException {
    return new FileSystemException(file.toString(), null, "line %d is not in UTF-8".formatted(line()));
  }

  /** Returns the line of the first bytes that are no text, from 1. */
  private long line() throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer text = CharBuffer.allocate(BUFFER); // never fewer than the bytes
    long line = 1;
    try (ReadableByteChannel channel = Files.newByteChannel(file)) {
      while (true) {
        boolean end = channel.read(bytes) < 0;
        CoderResult decoded = decoder.decode(bytes.flip(), text, end);
        line += text.flip().chars().filter(each -> each == '\n').count();
        if (end || decoded.isError()) {
          return line;
        }
        text.clear();
        bytes.compact();
      }
    }
  }
}
