package io.crmkit.dedupe.measure;

/** The optimal string alignment distance by its table, three rows at a time; for texts too long for one word. */
final class AlignmentTable {

  private AlignmentTable() {}

  static int distance(int[] one, int length, int[] other, int width) {
    int[] twoAgo = new int[width + 1];
    int[] oneAgo = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      oneAgo[j] = j;
    }
    for (int i = 1; i <= length; i++) {
      row[0] = i;
      for (int j = 1; j <= width; j++) {
        int here = other[j - 1];
        int replaced = oneAgo[j - 1] + (one[i - 1] == here ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j - 1], oneAgo[j]) + 1);
        if (i > 1 && j > 1 && one[i - 2] == here && one[i - 1] == other[j - 2]) {
          row[j] = Math.min(row[j], twoAgo[j - 2] + 1);
        }
      }
      int[] free = twoAgo;
      twoAgo = oneAgo;
      oneAgo = row;
      row = free;
    }
    return oneAgo[width];
  }
}
