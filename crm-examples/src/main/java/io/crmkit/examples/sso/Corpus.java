package io.crmkit.examples.sso;

import java.io.IOException;
import java.util.List;

/** One kind of cases that a folder may hold. */
interface Corpus {

  /** Takes and runs every case of this kind; one tally for each file or group of them, none if there are no cases. */
  List<Tally> run(CorpusFolder folder) throws IOException;
}
