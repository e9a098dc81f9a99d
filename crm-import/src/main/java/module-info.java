/** Import staging and deduplication. */
module io.crmkit.imports {
  requires com.ctc.wstx;
  requires com.fasterxml.jackson.core;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires com.ibm.icu;
  requires de.siegmar.fastcsv;
  requires transitive io.crmkit.core;
  requires java.xml;
  requires org.apache.commons.codec;
  requires static transitive org.jspecify;

  exports io.crmkit.dedupe;
  exports io.crmkit.dedupe.ask;
  exports io.crmkit.dedupe.ask.json;
  exports io.crmkit.dedupe.ask.model;
  exports io.crmkit.dedupe.block;
  exports io.crmkit.dedupe.cluster;
  exports io.crmkit.dedupe.compare;
  exports io.crmkit.dedupe.index;
  exports io.crmkit.dedupe.index.model;
  exports io.crmkit.dedupe.index.port;
  exports io.crmkit.dedupe.json;
  exports io.crmkit.dedupe.learn;
  exports io.crmkit.dedupe.measure;
  exports io.crmkit.dedupe.merge;
  exports io.crmkit.dedupe.merge.json;
  exports io.crmkit.dedupe.merge.model;
  exports io.crmkit.dedupe.merge.port;
  exports io.crmkit.dedupe.model;
  exports io.crmkit.dedupe.parallel;
  exports io.crmkit.dedupe.profile;
  exports io.crmkit.dedupe.rule;
  exports io.crmkit.dedupe.table;
  exports io.crmkit.dedupe.text;
  exports io.crmkit.duplicates;
  exports io.crmkit.imports;
  exports io.crmkit.imports.json;
  exports io.crmkit.imports.model;
  exports io.crmkit.imports.model.template;
  exports io.crmkit.imports.port;
  exports io.crmkit.imports.propose;
  exports io.crmkit.imports.read;
  exports io.crmkit.imports.row;
  exports io.crmkit.imports.text;
  exports io.crmkit.imports.value;
  exports io.crmkit.imports.write;

  // Documents are records that crm-core reads and writes by their components.
  opens io.crmkit.dedupe.ask.model to io.crmkit.core;
  opens io.crmkit.dedupe.index.model to io.crmkit.core;
  opens io.crmkit.dedupe.merge.model to io.crmkit.core;
  opens io.crmkit.dedupe.model to io.crmkit.core;
  opens io.crmkit.dedupe.rule to io.crmkit.core;
  opens io.crmkit.imports.model to io.crmkit.core;
  opens io.crmkit.imports.model.template to io.crmkit.core;
}
