package io.crmkit.ai.content.model;

import io.crmkit.ai.guard.Finding;
import io.crmkit.core.Actor;
import io.crmkit.core.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Why a command to a piece of content, or to a template, was refused. No message shows what a text says. */
public sealed interface ContentRefusal extends Refusal {

  record NoSuchTemplate(TemplateId id, int version) implements ContentRefusal {
    @Override
    public String code() {
      return "content.no-such-template";
    }

    @Override
    public String message() {
      return "The template %s has no version %d.".formatted(id, version);
    }
  }

  record TooManyVersions(int most) implements ContentRefusal {
    @Override
    public String code() {
      return "content.too-many-versions";
    }

    @Override
    public String message() {
      return "A template may have %d versions; publish the next one under another id.".formatted(most);
    }
  }

  record TemplateTooLarge(int most) implements ContentRefusal {
    @Override
    public String code() {
      return "content.template-too-large";
    }

    @Override
    public String message() {
      return "All versions of a template may have %d characters; publish the next one under another id.".formatted(most);
    }
  }

  record MissingFact(String name) implements ContentRefusal {
    @Override
    public String code() {
      return "content.missing-fact";
    }

    @Override
    public String message() {
      return "The template needs the fact '%s'.".formatted(name);
    }
  }

  record NoConsent(MailLaw law) implements ContentRefusal {
    @Override
    public String code() {
      return "content.no-consent";
    }

    @Override
    public String message() {
      return "By %s nobody may be written to who has not consented and is no customer.".formatted(law);
    }
  }

  record OptedOut() implements ContentRefusal {
    @Override
    public String code() {
      return "content.opted-out";
    }

    @Override
    public String message() {
      return "The recipient has opted out.";
    }
  }

  /** The model gave no answer that may be used: why not, and what was found in its last one. */
  record NoAnswer(String reason, String why, List<Finding> findings) implements ContentRefusal {
    public NoAnswer {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "content.no-answer";
    }

    @Override
    public String message() {
      return "The model gave no answer that can be used (%s). %s".formatted(reason, why);
    }
  }

  /** A text says or lacks something. */
  record Unsound(List<Finding> findings) implements ContentRefusal {
    public Unsound {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "content.unsound";
    }

    @Override
    public String message() {
      return findings.stream().map(Finding::message).distinct().collect(Collectors.joining(" "));
    }
  }

  record NoSuchVariant(int number) implements ContentRefusal {
    @Override
    public String code() {
      return "content.no-such-variant";
    }

    @Override
    public String message() {
      return "There is no variant %d.".formatted(number);
    }
  }

  record TooManyVariants(int most) implements ContentRefusal {
    @Override
    public String code() {
      return "content.too-many-variants";
    }

    @Override
    public String message() {
      return "A piece of content may have %d variants.".formatted(most);
    }
  }

  record OtherBrief() implements ContentRefusal {
    @Override
    public String code() {
      return "content.other-brief";
    }

    @Override
    public String message() {
      return "This piece of content was begun by another brief; begin another piece.";
    }
  }

  /** The content is not in a state for this. */
  record WrongState(String state, String wanted) implements ContentRefusal {
    @Override
    public String code() {
      return "content.wrong-state";
    }

    @Override
    public String message() {
      return "The content is %s and would have to be %s.".formatted(state, wanted);
    }
  }

  record OwnSubmission(Actor by) implements ContentRefusal {
    @Override
    public String code() {
      return "content.own-submission";
    }

    @Override
    public String message() {
      return "%s submitted this and so cannot approve it.".formatted(by);
    }
  }
}
