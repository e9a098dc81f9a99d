/** Import staging and deduplication. */
module io.crmkit.imports {
  requires com.ibm.icu;
  requires transitive io.crmkit.core;
  requires org.apache.commons.codec;
  requires static transitive org.jspecify;

  exports io.crmkit.dedupe.measure;
  exports io.crmkit.imports.read;
}
