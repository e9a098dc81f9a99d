/** Import staging and deduplication. */
module io.crmkit.imports {
  requires com.ctc.wstx;
  requires com.fasterxml.jackson.core;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires com.ibm.icu;
  requires de.siegmar.fastcsv;
  requires transitive io.crmkit.core;
  requires org.apache.commons.codec;
  requires java.xml;
  requires static transitive org.jspecify;

  exports io.crmkit.dedupe.measure;
  exports io.crmkit.imports.json;
  exports io.crmkit.imports.model;
  exports io.crmkit.imports.model.template;
  exports io.crmkit.imports.read;
  exports io.crmkit.imports.row;
  exports io.crmkit.imports.value;
  exports io.crmkit.imports.write;

  // Templates are records that crm-core reads and writes by their components.
  opens io.crmkit.imports.model to io.crmkit.core;
  opens io.crmkit.imports.model.template to io.crmkit.core;
}
