package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.draw.ChainDrawing;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawing says what the chain and the request say, and what people have named stays text. */
@Domain(Scenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, tries = 200)
class DrawingPropertiesTest {

  private static final String SAFE = "(?:[\\p{L}\\p{N} .,:+/-]|#\\d+;)*";
  private static final Pattern MERMAID = Pattern.compile("flowchart TD"
      + "|  b\\d+(?:\\[|\\(\\[)\"<b>" + SAFE + "</b>(?:<br/>" + SAFE + ")*\"(?:\\]|\\]\\)):::[a-z]+"
      + "|  b\\d+\\{\\{\"" + SAFE + "\"\\}\\}|  b\\d+ -->(?:\\|\"" + SAFE + "\"\\|)? b\\d+|  classDef [a-z]+ [^\"<>]+");

  @Property
  void everyRequestIsDrawnWellFormedAndTheSameWayTwice(@ForAll Scenario scenario) throws Exception {
    World world = World.play(scenario);
    ChainDrawing drawing = ChainDrawing.of(world.definition(), world.state());
    Document svg = parsed(drawing.svg());

    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(world.definition().name());
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(world.definition().steps().size() + 3);
    assertThat(drawing.mermaid().lines()).allMatch(line -> MERMAID.matcher(line).matches());
    assertThat(ChainDrawing.of(world.definition(), world.state()).svg()).isEqualTo(drawing.svg());
    assertThat(drawing.mermaid()).isEqualTo(ChainDrawing.of(world.definition(), world.state()).mermaid());
    Statistics.label("forks").collect(!world.definition().forks().isEmpty());
  }

  @Property
  void whateverSomethingIsCalledStaysText(@ForAll String name, @ForAll String other) throws Exception {
    Definition definition = named(name, other);
    String svg = ChainDrawing.of(definition).svg();

    Document parsed = parsed(svg);
    assertThat(parsed.getElementsByTagName("*").getLength())
        .isLessThan(200).isEqualTo(elements(svg));
    assertThat(ChainDrawing.of(definition).mermaid().lines()).allMatch(line -> MERMAID.matcher(line).matches());
  }

  /** Counts what the writer opens itself; a name that opened an element would be one more. */
  private static int elements(String svg) {
    return (int) Pattern.compile("<(?:svg|title|style|defs|marker|path|rect|text)\\b").matcher(svg).results().count();
  }

  private static Definition named(String name, String other) {
    return Game.chain(Game.step("s" + name, "any of approvers", Game.BOB),
            Game.step("t" + other, "any of approvers", Game.CAROL))
        .fork(Fork.named("f" + other, 0).branch("x" + name, 1).branch("y" + other, 1).join(Join.ANY)).build();
  }

  @Test
  void namesThatTryToBeMarkupAreShownAsTheyAre() throws Exception {
    String hostile = "\"]; click b0 \"javascript:alert(1)\" </title><script>alert('x')</script>&amp;\u202E\u0007";
    ChainDrawing drawing = ChainDrawing.of(named(hostile, "]]>"));

    assertThat(drawing.svg()).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("\u0007");
    assertThat(drawing.mermaid()).doesNotContain("click b0 \"").doesNotContain("<script");
    NodeList texts = parsed(drawing.svg()).getElementsByTagName("text");
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < texts.getLength(); i++) {
      shown.append(texts.item(i).getTextContent());
    }
    assertThat(shown.toString()).contains("<script>alert('x')");
  }

  @Test
  void tellsHowFarARequestHasComeByWords() {
    Definition definition = Game.chain(
            Game.step("one", "any of approvers", Game.BOB), Game.step("two", "2 of approvers", Game.CAROL, Game.DAVE),
            Game.step("three", "any of approvers", Game.ERIN), Game.step("four", "any of approvers", Game.BOB))
        .fork(Fork.named("both", 1).branch("left", 1).branch("right", 1).join(Join.ALL)).build();
    Desk desk = new Desk(definition, Game.staff());
    desk.play(Desk.ID, Game.SUBMIT);
    desk.command(Desk.ID, Vote.approve(Game.BOB), null);
    desk.command(Desk.ID, Vote.approve(Game.CAROL), null);

    String mermaid = ChainDrawing.of(definition, desk.state(Desk.ID)).mermaid();

    assertThat(mermaid).contains("<b>one</b><br/>#10003; approved", "<b>two</b><br/>#8230; waits<br/>for dave<br/>voted: carol",
        "<b>three</b><br/>#8230; waits<br/>for erin", "<b>four</b><br/>any of approvers", "both: all of these",
        "-->|\"left\"|", "by alice");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }
}
