//! Generates the messages from the schema in the folder that HANDSCHLAG_PROTO names.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use protobuf::descriptor::FileDescriptorSet;
use protobuf::Message;

fn main() {
    println!("cargo:rerun-if-env-changed=HANDSCHLAG_PROTO");
    let schema = env::var("HANDSCHLAG_PROTO").expect("HANDSCHLAG_PROTO names the folder of the schema");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    let files = ["common", "company", "profile", "project", "account"];
    let paths: Vec<String> = files.iter().map(|file| format!("handschlag/v1/{}.proto", file)).collect();
    let set = out.join("schema.binpb");
    let status = Command::new("protoc")
        .arg(format!("--proto_path={}", schema))
        .arg("--proto_path=/usr/include")
        .arg(format!("--descriptor_set_out={}", set.display()))
        .arg("--include_imports")
        .args(&paths)
        .status()
        .expect("protoc runs");
    assert!(status.success(), "protoc failed");
    let bytes = fs::read(&set).expect("protoc wrote the descriptors");
    let parsed = FileDescriptorSet::parse_from_bytes(&bytes).expect("descriptors");
    let customize = protobuf_codegen::Customize {
        gen_mod_rs: Some(true),
        ..Default::default()
    };
    protobuf_codegen::gen_and_write(parsed.get_file(), &paths, out, &customize).expect("messages");
    for path in &paths {
        println!("cargo:rerun-if-changed={}/{}", schema, path);
    }
}
