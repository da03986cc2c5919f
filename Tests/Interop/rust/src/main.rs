//! Calls a Handschlag server with the Rust ttrpc client, which knows nothing of Handschlag.
//!
//! usage: handschlag-interop ADDRESS WORD TOKEN HASH
//!
//! ADDRESS is unix:PATH or tcp:HOST:PORT; WORD is put into the title of the project that is posted; TOKEN is
//! what the account is to be used with, HASH its SHA-256 in hexadecimal. Ends with status 1 and a line at the
//! first answer that is not as it must be.

use std::net::TcpStream;
use std::os::unix::io::IntoRawFd;
use std::os::unix::net::UnixStream;
use std::{env, process};

use protobuf::{Message, RepeatedField};
use ttrpc::{Client, Code, Error, Request};

#[allow(warnings)]
mod schema {
    include!(concat!(env!("OUT_DIR"), "/mod.rs"));
}

use schema::account::{CreateAccountRequest, CreateAccountResponse, GetAccountResponse};
use schema::common::{CompanyAttributes, CooperationKind, RateBand, RateUnit, Role, Urgency, WorkKind};
use schema::company::{CompanyIdentity, PutCompanyRequest, PutCompanyResponse};
use schema::project::*;

type Outcome<T> = Result<T, String>;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let outcome = match &arguments[..] {
        [_, address, word, token, hash] => run(address, word, token, hash),
        _ => Err("usage: handschlag-interop ADDRESS WORD TOKEN HASH".to_string()),
    };
    match outcome {
        Ok(id) => println!("ok {}", id),
        Err(line) => {
            eprintln!("{}", line);
            process::exit(1);
        }
    }
}

fn run(address: &str, word: &str, token: &str, hash: &str) -> Outcome<String> {
    let client = connect(address)?;
    let nobody = Session { client: client.clone(), metadata: vec![] };
    let account = nobody.create_account(hash)?;
    let metadata = vec![("authorization".into(), format!("Bearer {}", token))];
    let session = Session { client, metadata };
    session.read_account(&account)?;
    session.describe_company()?;
    let posted = session.post_project(word)?;
    session.find_project(&posted)?;
    session.meet_errors(&nobody)?;
    session.call_from_threads(&account)?;
    Ok(posted.get_id().to_string())
}

fn connect(address: &str) -> Outcome<Client> {
    let (kind, place) = address.split_once(':').ok_or("an address is unix:PATH or tcp:HOST:PORT")?;
    let descriptor = match kind {
        "unix" => UnixStream::connect(place).map_err(|e| e.to_string())?.into_raw_fd(),
        "tcp" => TcpStream::connect(place).map_err(|e| e.to_string())?.into_raw_fd(),
        _ => return Err(format!("{} is no kind of address", kind)),
    };
    Ok(Client::new(descriptor))
}

#[derive(Clone)]
struct Session {
    client: Client,
    metadata: Vec<(String, String)>,
}

impl Session {
    fn call<R: Message>(&self, service: &str, method: &str, request: &dyn Message) -> ttrpc::Result<R> {
        let mut call = Request::new();
        call.set_service(format!("handschlag.v1.{}", service));
        call.set_method(method.to_string());
        call.set_timeout_nano(10_000_000_000);
        call.set_payload(request.write_to_bytes().map_err(|e| Error::Others(e.to_string()))?);
        for (key, value) in &self.metadata {
            let mut entry = ttrpc::ttrpc::KeyValue::new();
            entry.set_key(key.clone());
            entry.set_value(value.clone());
            call.mut_metadata().push(entry);
        }
        let response = self.client.request(call)?;
        R::parse_from_bytes(response.get_payload()).map_err(|e| Error::Others(e.to_string()))
    }

    fn answer<R: Message>(&self, service: &str, method: &str, request: &dyn Message) -> Outcome<R> {
        self.call(service, method, request).map_err(|error| format!("{}: {:?}", method, error))
    }

    fn create_account(&self, hash: &str) -> Outcome<schema::account::Account> {
        let mut request = CreateAccountRequest::new();
        request.set_token_hash(bytes(hash)?);
        request.set_roles(vec![Role::ROLE_COMPANY]);
        let mut response: CreateAccountResponse = self.answer("AccountService", "CreateAccount", &request)?;
        let account = response.take_account();
        expect(account.get_id().starts_with("acc_"), "an account's id", &account)?;
        expect(account.get_roles() == [Role::ROLE_COMPANY], "the account's role", &account)?;
        Ok(account)
    }

    fn read_account(&self, own: &schema::account::Account) -> Outcome<()> {
        let request = schema::account::GetAccountRequest::new();
        let response: GetAccountResponse = self.answer("AccountService", "GetAccount", &request)?;
        expect(response.get_account() == own, "the account as it was made", &response)
    }

    fn describe_company(&self) -> Outcome<()> {
        let mut identity = CompanyIdentity::new();
        identity.set_legal_name("Rostwerk Handels GmbH".into());
        identity.set_country("DE".into());
        let mut attributes = CompanyAttributes::new();
        attributes.set_industry("Werkzeughandel".into());
        let mut request = PutCompanyRequest::new();
        request.set_identity(identity);
        request.set_attributes(attributes);
        let response: PutCompanyResponse = self.answer("CompanyService", "PutCompany", &request)?;
        expect(!response.get_verified(), "a company that nobody has verified", &response)
    }

    fn post_project(&self, word: &str) -> Outcome<Project> {
        let mut rate = RateBand::new();
        rate.set_min_amount(5_000);
        rate.set_max_amount(9_000);
        rate.set_currency("EUR".into());
        rate.set_unit(RateUnit::RATE_UNIT_PROJECT);
        let mut content = ProjectContent::new();
        content.set_title(format!("Logo für einen Gartenmarkt {}", word));
        content.set_description("Ein Zeichen in zwei Farben, für Schild, Wagen und Rechnung.".into());
        content.set_kinds(vec![WorkKind::WORK_KIND_LOGO]);
        content.set_skills(RepeatedField::from_vec(vec!["vector-graphics".into()]));
        content.set_region("DE".into());
        content.set_rate(rate);
        content.set_urgency(Urgency::URGENCY_SOON);
        content.set_cooperation(vec![CooperationKind::COOPERATION_KIND_FIXED_PRICE]);
        content.set_naming(Naming::NAMING_ANONYMOUS);
        let mut request = PostProjectRequest::new();
        request.set_content(content.clone());
        let mut response: PostProjectResponse = self.answer("ProjectService", "PostProject", &request)?;
        let project = response.take_project();
        expect(project.get_id().starts_with("prj_"), "a project's id", &project)?;
        expect(project.get_own() && project.get_version() == 1, "an own project, version 1", &project)?;
        expect(project.get_state() == ProjectState::PROJECT_STATE_OPEN, "an open project", &project)?;
        expect(project.get_content().get_title() == content.get_title(), "the title", &project)?;
        expect(project.get_content().get_rate() == content.get_rate(), "the rate", &project)?;
        Ok(project)
    }

    fn find_project(&self, posted: &Project) -> Outcome<()> {
        let mut request = SearchProjectsRequest::new();
        request.set_query("Gartenmarkt".into());
        let found: SearchProjectsResponse = self.answer("ProjectService", "SearchProjects", &request)?;
        let is_found = found.get_projects().iter().any(|project| project.get_id() == posted.get_id());
        expect(is_found, "the posted project among those found", &found)?;
        let mut request = GetProjectRequest::new();
        request.set_project_id(posted.get_id().into());
        let read: GetProjectResponse = self.answer("ProjectService", "GetProject", &request)?;
        expect(read.get_project() == posted, "the project as it was posted", &read)
    }

    fn meet_errors(&self, nobody: &Session) -> Outcome<()> {
        let empty = schema::account::GetAccountRequest::new();
        let code = nobody.refusal("AccountService", "GetAccount", &empty, "google.rpc.ErrorInfo")?;
        expect_code(code, Code::UNAUTHENTICATED)?;
        let mut missing = GetProjectRequest::new();
        missing.set_project_id("prj_00000000000000000000000000".into());
        let code = self.refusal("ProjectService", "GetProject", &missing, "google.rpc.ErrorInfo")?;
        expect_code(code, Code::NOT_FOUND)?;
        let post = PostProjectRequest::new();
        let code = self.refusal("ProjectService", "PostProject", &post, "google.rpc.BadRequest")?;
        expect_code(code, Code::INVALID_ARGUMENT)?;
        let mut wordy = SearchProjectsRequest::new();
        wordy.set_query("x".repeat(201));
        let code = self.refusal("ProjectService", "SearchProjects", &wordy, "google.rpc.BadRequest")?;
        expect_code(code, Code::INVALID_ARGUMENT)?;
        match self.call::<GetAccountResponse>("AccountService", "NoSuchMethod", &empty) {
            Err(Error::RpcStatus(status)) => expect_code(status.get_code(), Code::UNIMPLEMENTED),
            other => Err(format!("an unknown method was answered with {:?}", other)),
        }
    }

    /// The code of a call that must be refused with a detail of that name.
    fn refusal(&self, service: &str, method: &str, request: &dyn Message, detail: &str) -> Outcome<Code> {
        match self.call::<GetAccountResponse>(service, method, request) {
            Err(Error::RpcStatus(status)) => {
                let name = format!("type.googleapis.com/{}", detail);
                let has = status.get_details().iter().any(|any| any.get_type_url() == name);
                expect(has, detail, &status)?;
                Ok(status.get_code())
            }
            other => Err(format!("{} was answered with {:?}", method, other)),
        }
    }

    /// Has calls in flight from several threads on the one connection.
    fn call_from_threads(&self, own: &schema::account::Account) -> Outcome<()> {
        let begin = |_| {
            let (session, own) = (self.clone(), own.clone());
            std::thread::spawn(move || (0..25).try_for_each(|_| session.read_account(&own)))
        };
        let threads: Vec<_> = (0..4).map(begin).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread failed")?)
    }
}

fn bytes(hexadecimal: &str) -> Outcome<Vec<u8>> {
    (0..hexadecimal.len() / 2)
        .map(|i| u8::from_str_radix(&hexadecimal[2 * i..2 * i + 2], 16).map_err(|e| e.to_string()))
        .collect()
}

fn expect_code(code: Code, expected: Code) -> Outcome<()> {
    if code == expected { Ok(()) } else { Err(format!("expected {:?}, got {:?}", expected, code)) }
}

fn expect(holds: bool, what: &str, answer: &dyn std::fmt::Debug) -> Outcome<()> {
    if holds { Ok(()) } else { Err(format!("expected {}, got {:?}", what, answer)) }
}
