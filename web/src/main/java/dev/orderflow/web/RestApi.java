package dev.orderflow.web;

import dev.orderflow.web.http.Problem;
import dev.orderflow.web.login.SessionCookie;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Everything below {@code /api}. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info = @Info(
                title = "Orderflow",
                version = "1",
                description = "Places orders and tells what becomes of them. Errors are problems (RFC 9457). A list is an array;"
                        + " its next page is in the Link header. Amounts are decimal strings with an ISO 4217 code.",
                license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "Where this description was read"),
        security = {@SecurityRequirement(name = "basic"), @SecurityRequirement(name = "session")},
        components = @Components(
                securitySchemes = {
                    @SecurityScheme(
                            securitySchemeName = "basic",
                            type = SecuritySchemeType.HTTP,
                            scheme = "basic",
                            description = "A user of the application, with the role customer or operator"),
                    @SecurityScheme(
                            securitySchemeName = "session",
                            type = SecuritySchemeType.APIKEY,
                            in = SecuritySchemeIn.COOKIE,
                            apiKeyName = SessionCookie.NAME,
                            description = "For pages: POST /api/login begins a session. What changes something needs its csrfToken"
                                    + " besides, in the header X-CSRF-Token. An Authorization header wins over it.")
                },
                parameters = {
                    @Parameter(
                            name = "limit",
                            in = ParameterIn.QUERY,
                            description = "How many at most",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50")),
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            description = "Only if the ETag is one of these; * for any, so long as it is there",
                            schema = @Schema(type = SchemaType.STRING)),
                    @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "Only if the ETag is none of these; * if it is not there yet",
                            schema = @Schema(type = SchemaType.STRING))
                },
                headers = {
                    @Header(
                            name = "NextPage",
                            description = "rel=next, where there is a next page; a relative reference",
                            schema = @Schema(type = SchemaType.STRING)),
                    @Header(
                            name = "RetryAfter",
                            description = "After how many seconds to try again",
                            schema = @Schema(type = SchemaType.INTEGER))
                },
                schemas = @Schema(
                        name = "DeedKind",
                        description = "What operators do that is written down",
                        type = SchemaType.STRING,
                        enumeration = {
                            "PRODUCT_PUT", "STOCK_COUNTED", "SHIPMENT_DISPATCHED", "ORDER_CANCELLED", "IMPORT_UPLOADED", "USER_PUT",
                            "USER_PASSWORD_CHANGED", "USER_REMOVED", "DEAD_LETTER_RETRIED", "DEAD_LETTER_EDITED",
                            "DEAD_LETTER_EDIT_APPROVED", "DEAD_LETTER_EDIT_REJECTED", "DEAD_LETTER_DISCARDED", "RETRY_BEGUN",
                            "RETRY_STOPPED", "DEAD_LETTERS_NOTED", "SUBSCRIPTION_PAUSED", "SUBSCRIPTION_RESUMED"
                        }),
                responses = {
                    @APIResponse(
                            name = "NotDead",
                            description = "It is done with already, or not in the queue any more, or this operator proposed the edit; the"
                                    + " detail says which",
                            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "BadRequest", description = "The address or a header is malformed", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(
                            name = "TooMany",
                            description = "Too many requests of this kind from one user or address; Retry-After says when to try again",
                            headers = @Header(name = "Retry-After", ref = "RetryAfter"),
                            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "NotJson", description = "The body is not JSON", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "Unauthorized", description = "No user, or a wrong password", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "Forbidden", description = "This user may not do that", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "NotFound", description = "It is not there, or not for this user", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "NotAcceptable", description = "There is no such representation", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "Conflict", description = "The state does not allow this", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "PreconditionFailed", description = "If-Match or If-None-Match rules it out", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "TooLarge", description = "The body is larger than 64 KiB", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(
                            name = "UnsupportedMediaType",
                            description = "The body is of a media type that this call does not take",
                            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "Invalid", description = "Fields or filters are wrong; errors lists them", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(
                            name = "NotThisUser",
                            description = "The settings name this user, or it is the caller itself; the type says which",
                            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(name = "InternalError", description = "A defect; the log has it under the instance", content = @Content(
                            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
                    @APIResponse(
                            name = "Unavailable",
                            description = "The database or the broker is away, or more is asked for than gets done; try again",
                            headers = @Header(name = "Retry-After", ref = "RetryAfter"),
                            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
                }))
public class RestApi extends Application {

    /** Jersey would make an absolute reference of each relative Location; others do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
