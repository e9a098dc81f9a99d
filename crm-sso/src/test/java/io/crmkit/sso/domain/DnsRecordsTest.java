package io.crmkit.sso.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.TxtRecords;
import io.crmkit.sso.domain.model.TxtRecords.Answered;
import io.crmkit.sso.domain.model.TxtRecords.Failed;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's DNS makes of the answers of a server on this machine (RFC 1035, sections 4.1 and 3.3.14). */
class DnsRecordsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final String NAME = "_crm-verification.acme.example";
  private static final int OK = 0x8180;
  private static final int NO_SUCH_NAME = 0x8183;
  private static final int SERVER_FAILURE = 0x8182;

  /** Asks a server that answers one question. */
  private static TxtRecords ask(int flags, List<List<String>> records) throws IOException, InterruptedException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> answer(server, flags, records));
      thread.setDaemon(true);
      thread.start();
      TxtRecords texts = DnsRecords.of("dns://127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5)).texts(ACME, NAME);
      thread.join();
      return texts;
    }
  }

  private static void answer(DatagramSocket server, int flags, List<List<String>> records) {
    try {
      DatagramPacket question = new DatagramPacket(new byte[512], 512);
      server.receive(question);
      byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()), flags, records);
      server.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] answer(byte[] question, int flags, List<List<String>> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    for (int word : new int[] {flags, 1, records.size(), 0, 0}) {
      out.writeShort(word);
    }
    int end = 12;
    while (question[end] != 0) {
      end += question[end] + 1;
    }
    out.write(question, 12, end + 5 - 12);
    for (List<String> strings : records) {
      out.writeShort(0xC00C);
      out.writeShort(16);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(strings.stream().mapToInt(each -> each.length() + 1).sum());
      for (String each : strings) {
        out.writeByte(each.length());
        out.write(each.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readsEveryRecordAsOneText() throws Exception {
    assertThat(ask(OK, List.of(List.of("v=spf1 -all"), List.of("crm-verification=", "abc-_123"), List.of("plain"),
        List.of("with \"quotes\" and \\"), List.of(""))))
        .isEqualTo(new Answered(
            List.of("v=spf1 -all", "crm-verification=abc-_123", "plain", "with \"quotes\" and \\", "")));
  }

  @Test
  void knowsThatThereIsNoRecordOrNoName() throws Exception {
    assertThat(ask(NO_SUCH_NAME, List.of())).isEqualTo(new Answered(List.of()));
    assertThat(ask(OK, List.of())).isEqualTo(new Answered(List.of()));
  }

  @Test
  void saysThatTheServerFailsOrIsSilent() throws Exception {
    assertThat(ask(SERVER_FAILURE, List.of())).isInstanceOf(Failed.class);
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThat(DnsRecords.of("dns://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(20)).texts(ACME, NAME))
          .isInstanceOf(Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://evil.example/x", "rmi:x", "a b", "", "a/b", "größe.example"})
  void asksForNamesOfTheDnsAlone(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> DnsRecords.usual().texts(ACME, name));
  }
}
