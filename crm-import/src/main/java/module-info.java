/** Import staging and deduplication. */
module io.crmkit.imports {
  requires transitive io.crmkit.core;
  requires static transitive org.jspecify;

  exports io.crmkit.imports.read;
}
