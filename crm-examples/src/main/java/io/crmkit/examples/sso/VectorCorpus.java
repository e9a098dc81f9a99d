package io.crmkit.examples.sso;

import io.crmkit.examples.sso.CorpusFolder.JsonFile;
import java.util.List;

/** Test vectors of standards, told apart by their members: what goes in and what must come out. */
final class VectorCorpus implements Corpus {

  private static final List<VectorKind> KINDS =
      List.of(new OtpVectors(), new HashVectors(), new ThumbprintVectors(), new PkceVectors());

  @Override
  public List<Tally> run(CorpusFolder folder) {
    Tally tally = new Tally("vectors");
    for (VectorKind kind : KINDS) {
      for (JsonFile file : folder.objects(kind::isOne)) {
        try {
          kind.count(tally, file.name(), file.members());
        } catch (RuntimeException e) {
          tally.broken(file.name(), e);
        }
      }
    }
    return tally.isEmpty() ? List.of() : List.of(tally);
  }
}
