package io.crmkit.sso.domain.model;

import io.crmkit.core.Require;
import java.util.List;

/** What the DNS says of the TXT records of a name. */
public sealed interface TxtRecords {

  /**
   * It answered.
   *
   * @param texts each record as one text (RFC 7208, section 3.3); empty if there is none, or no such name
   */
  record Answered(List<String> texts) implements TxtRecords {

    public Answered {
      texts = List.copyOf(texts);
    }
  }

  /** It did not answer, or with an error. */
  record Failed(String why) implements TxtRecords {

    public Failed {
      Require.notBlank(why, "why");
    }
  }
}
