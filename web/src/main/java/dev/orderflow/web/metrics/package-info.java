/** What is measured, and where Prometheus reads it. Not here: logs, traces, and the metrics of the broker and the database. */
package dev.orderflow.web.metrics;
