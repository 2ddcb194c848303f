package dev.orderflow.audit.jdbc;

import dev.orderflow.database.Schema;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** The schema {@code audit}. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class AuditSchema extends Schema {

    /** It has the scripts of this module. */
    public AuditSchema() {
        super("audit");
    }
}
