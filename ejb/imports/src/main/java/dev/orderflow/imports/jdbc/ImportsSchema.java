package dev.orderflow.imports.jdbc;

import dev.orderflow.database.Schema;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** The schema {@code imports}. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class ImportsSchema extends Schema {

    /** It has the scripts of this module. */
    public ImportsSchema() {
        super("imports");
    }
}
