package dev.orderflow.web.imports;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.imports.Import;
import dev.orderflow.imports.ImportUpload;
import dev.orderflow.imports.Imports;
import dev.orderflow.imports.LineTooLong;
import dev.orderflow.imports.NotAnOrderFile;
import dev.orderflow.imports.OrderCsv;
import dev.orderflow.imports.RejectedLine;
import dev.orderflow.imports.UnclosedQuote;
import dev.orderflow.imports.Upload;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.IdempotencyKeyHeader;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Problems;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes files of orders, of any size, and tells how far they are. */
@Path("/imports")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportsResource {

    static final String CSV = "text/csv";

    @Inject
    ImportUpload upload;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @Inject
    Deeds deeds;

    /** Takes a file in. */
    @POST
    @Consumes(CSV)
    @OperatorsOnly
    @Operation(
            summary = "Imports a file of orders, of any size",
            description = "The first line is \"" + OrderCsv.HEADER + "\", each of the others an order; the last column has its lines,"
                    + " SKU*quantity, with semicolons in between: c-1,EUR,tok_visa,BOOK-1*2;PEN-1*1. UTF-8, or ISO-8859-1 where"
                    + " Content-Type says so; quotes as in RFC 4180, 64 KiB"
                    + " a record; one of several lines has the number of its first. The answer comes when the file is stored; orders are"
                    + " placed afterwards, in"
                    + " chunks, each of which is one transaction, whatever crashes meanwhile. Lines that are wrong are rejected, the"
                    + " others placed. An upload that breaks off leaves nothing behind. With an Idempotency-Key the file can be sent until"
                    + " there is an answer: it"
                    + " is imported once, and each repeat gets the first answer again. Operators only.")
    @Parameter(
            name = IdempotencyKeyHeader.NAME, in = ParameterIn.HEADER,
            description = "Made up by the client, a UUID for instance. A repeat must have the same file, byte by byte. One key is for one"
                    + " request: orders, batches and imports share the keys of a user.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = IdempotencyKeyHeader.LONGEST))
    @RequestBody(
            required = true,
            content = @Content(
                    mediaType = CSV,
                    schema = @Schema(type = SchemaType.STRING),
                    example = OrderCsv.HEADER + "\nc-1,EUR,tok_visa,BOOK-1*2;BOOK-2*1\n"))
    @APIResponse(
            responseCode = "202",
            description = "Stored; it tells how far it is at Location",
            headers = {
                @Header(name = "Location", description = "The import", schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "Idempotent-Replayed", description = "true, where the file had come before under the key",
                        schema = @Schema(type = SchemaType.BOOLEAN))
            },
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body has broken off; nothing of it is kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The first request under the key is still in progress; repeat it in a moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "A line is larger than 64 KiB; nothing of the file is kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The first line is not the header, or a quote is never closed; or the key belongs to another request, the type"
                    + " tells. Nothing of the file is kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response start(InputStream file, @Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<IdempotencyKey> key = IdempotencyKeyHeader.key(headers.getRequestHeader(IdempotencyKeyHeader.NAME))
                .map(it -> new IdempotencyKey(caller.name(), it));
        Upload received = receive(Latin1File.inUtf8(file, type(headers)), key);
        return Response.accepted(ImportView.of(received.uploaded(), List.of()))
                .location(uri.getAbsolutePathBuilder().path(received.uploaded().id()).build())
                .header("Idempotent-Replayed", received.repeated() ? true : null)
                .build();
    }

    /** Jersey takes a body that says no type for one of whatever type is wanted; RESTEasy refuses it, and so do we. */
    private static MediaType type(HttpHeaders headers) {
        return Optional.ofNullable(headers.getMediaType())
                .orElseThrow(() -> new Refusal(Problems.ofStatus(ProblemKind.UNSUPPORTED_MEDIA_TYPE.status())));
    }

    private void did(Import received) {
        deeds.did(DeedKind.IMPORT_UPLOADED, received.id(), received.lines() + " lines");
    }

    private Upload receive(InputStream file, Optional<IdempotencyKey> key) {
        try {
            return key.isPresent()
                    ? upload.receiveOnce(key.get(), file, this::did)
                    : new Upload(upload.receive(file, this::did), false);
        } catch (NotAnOrderFile no) {
            throw new Refusal(Problem.invalid("header", no.getMessage()));
        } catch (UnclosedQuote unclosed) {
            throw new Refusal(Problem.invalid("file", unclosed.getMessage()));
        } catch (LineTooLong tooLong) {
            throw new Refusal(ProblemKind.TOO_LARGE, tooLong.getMessage());
        } catch (IOException brokenOff) {
            throw new Refusal(ProblemKind.BAD_REQUEST, "The body has broken off. Nothing of it is kept.");
        }
    }

    /** One import. */
    @GET
    @Path("/{id}")
    @OperatorsOnly
    @Operation(summary = "How far an import is, and which lines were rejected", description = "Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public ImportView one(@PathParam("id") String id) {
        Import found = existing(id);
        return ImportView.of(found, imports.rejected(id, 0, ImportView.MOST_ERRORS));
    }

    /** All lines of an import that were rejected. */
    @GET
    @Path("/{id}/rejected")
    @OperatorsOnly
    @Operation(summary = "All lines of an import that were rejected, by their numbers", description = "Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The number of the line that the page before ended with",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ImportView.Rejected[].class)))
    public Response rejected(@PathParam("id") String id, @Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        String after = query.after(it -> it.matches("\\d{1,18}"), "the number of a line").orElse("0");
        int limit = query.limit();
        query.mustBeValid();
        List<RejectedLine> found = imports.rejected(existing(id).id(), Long.parseLong(after), limit + 1);
        return Page.of(found, limit, line -> String.valueOf(line.line())).answer(ImportView.Rejected::whole, uri);
    }

    /** All imports. */
    @GET
    @OperatorsOnly
    @Operation(summary = "Imports, the latest first", description = "Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the import that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ImportView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        String after = query.after(it -> imports.find(it).isPresent(), "the id of an import").orElse(null);
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(imports.page(after, limit + 1), limit, Import::id).answer(ImportView::of, uri);
    }

    private Import existing(String id) {
        return (Ids.isPossible(id) ? imports.find(id) : Optional.<Import>empty())
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such import."));
    }
}
