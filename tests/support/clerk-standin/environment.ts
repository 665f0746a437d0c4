/*
 * What clerk-js asks first: how the instance is set up. Here: names, e-mail and password, one session,
 * nothing else. Every field is there because clerk-js 6.34 or ui 1.34 reads it.
 */

const OFF = { enabled: false };

function attribute(enabled: boolean, changes: Record<string, unknown> = {}) {
  return {
    enabled,
    required: false,
    used_for_first_factor: false,
    first_factors: [],
    used_for_second_factor: false,
    second_factors: [],
    verifications: [],
    verify_at_sign_up: false,
    immutable: false,
    ...changes,
  };
}

export function environmentJson(appUrl: string) {
  return {
    object: "environment",
    id: "env_standin",
    auth_config: AUTH_CONFIG,
    display_config: displayConfig(appUrl),
    user_settings: USER_SETTINGS,
    organization_settings: {
      ...OFF,
      max_allowed_memberships: 5,
      force_organization_selection: false,
      actions: { admin_delete: true },
      domains: { ...OFF, enrollment_modes: [], default_role: null },
      slug: { disabled: true },
      organization_creation_defaults: OFF,
    },
    commerce_settings: { billing: { ...OFF, user: { ...OFF, has_paid_plans: false }, organization: { ...OFF, has_paid_plans: false } } },
    api_keys_settings: { ...OFF, user_api_keys_enabled: false, orgs_api_keys_enabled: false },
    maintenance_mode: false,
    client_debug_mode: false,
    partitioned_cookies: false,
    protect_config: { object: "protect_config", id: "pc_standin" },
  };
}

const AUTH_CONFIG = {
  object: "auth_config",
  id: "aconf_standin",
  single_session_mode: true,
  url_based_session_syncing: true,
  claimed_at: null,
  reverification: false,
  preferred_channels: null,
  first_name: "on",
  last_name: "on",
  email_address: "on",
  phone_number: "off",
  username: "off",
  password: "required",
  identification_requirements: [["email_address"], []],
  identification_strategies: ["email_address"],
  first_factors: ["password"],
  second_factors: [],
  email_address_verification_strategies: [],
  test_mode: true,
};

function displayConfig(appUrl: string) {
  const font = { font_color: "#fff", font_family: "", font_weight: "600" };
  const general = { color: "#000", padding: "1em", box_shadow: "", font_color: "#000", font_family: "", border_radius: "0", background_color: "#fff", label_font_weight: "600" };
  return {
    object: "display_config",
    id: "dconf_standin",
    instance_environment_type: "production",
    application_name: "Backline",
    theme: { buttons: font, general, accounts: { background_color: "#fff" } },
    preferred_sign_in_strategy: "password",
    home_url: appUrl,
    sign_in_url: `${appUrl}/sign-in`,
    sign_up_url: `${appUrl}/sign-up`,
    user_profile_url: `${appUrl}/`,
    after_sign_in_url: appUrl,
    after_sign_up_url: appUrl,
    after_sign_out_one_url: appUrl,
    after_sign_out_all_url: appUrl,
    after_switch_session_url: appUrl,
    after_join_waitlist_url: "",
    waitlist_url: "",
    organization_profile_url: "",
    create_organization_url: "",
    after_leave_organization_url: "",
    after_create_organization_url: "",
    logo_link_url: "",
    logo_url: "",
    favicon_url: "",
    support_email: "",
    branded: false,
    clerk_js_version: "6",
    captcha_public_key: null,
    captcha_public_key_invisible: null,
    captcha_provider: "turnstile",
    captcha_widget_type: "smart",
    captcha_oauth_bypass: [],
    captcha_heartbeat: false,
    google_one_tap_client_id: null,
    help_url: null,
    privacy_policy_url: null,
    terms_url: null,
    show_devmode_warning: false,
    experimental_force_oauth_first: false,
    logo_image: null,
    favicon_image: null,
  };
}

const USER_SETTINGS = {
  attributes: {
    email_address: attribute(true, { required: true, used_for_first_factor: true, first_factors: ["email_code"], verifications: ["email_code"] }),
    first_name: attribute(true, { required: true }),
    last_name: attribute(true, { required: true }),
    password: attribute(true, { required: true }),
    username: attribute(false),
    phone_number: attribute(false),
    web3_wallet: attribute(false),
    authenticator_app: attribute(false),
    backup_code: attribute(false),
    passkey: attribute(false),
    ticket: attribute(true),
  },
  actions: { delete_self: true, create_organization: false, create_organizations_limit: null },
  enterprise_sso: OFF,
  saml: OFF,
  social: {},
  attack_protection: { user_lockout: OFF, pii: OFF, email_link: { require_same_client: false } },
  sign_in: { second_factor: { required: false } },
  sign_up: { captcha_enabled: false, captcha_widget_type: "smart", custom_action_required: false, progressive: true, mode: "public", legal_consent_enabled: false, mfa: { required: false } },
  restrictions: { allowlist: OFF, blocklist: OFF },
  password_settings: {
    disable_hibp: true,
    min_length: 8,
    max_length: 72,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
    allowed_special_characters: "",
  },
  passkey_settings: { allow_autofill: false, show_sign_in_button: false },
  username_settings: { min_length: 4, max_length: 64 },
};
