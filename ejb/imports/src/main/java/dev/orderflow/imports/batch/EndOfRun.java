package dev.orderflow.imports.batch;

import dev.orderflow.imports.ImportRuns;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells that a run has ended, by itself or by a failure. */
@Dependent
@Named("endOfRun")
public class EndOfRun extends AbstractJobListener {

    @Inject
    ImportRuns runs;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String importId;

    @Inject
    @BatchProperty
    String owner;

    @Override
    public void afterJob() {
        runs.ended(importId, owner, job.getBatchStatus() == BatchStatus.FAILED);
    }
}
