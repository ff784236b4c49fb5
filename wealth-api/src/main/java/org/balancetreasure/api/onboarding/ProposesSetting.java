package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.balancetreasure.api.approvals.ApprovalView;

/** The answers to a proposal of a setting. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
@ApiResponse(responseCode = "409", description = "SETTING_EXISTS: something has that code, number or day already; ALREADY_PROPOSED; or REQUEST_UNDER_WAY, see Retry-After")
@ApiResponse(responseCode = "422", description = "SETTING_UNKNOWN: a field names nothing that is there; SETTING_TOO_EARLY: before the first day on which it leaves alone what was done; SETTING_UNFIT: it does not go together with other settings; or IDEMPOTENCY_KEY_REUSED")
@interface ProposesSetting {}
